import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import type { ModuleEdit, SlotAddress } from '../../src/code/index.js';
import { camelCase, pascalCase, relPath, type RelPath } from '../../src/text/index.js';

/** Where the corpus stands; `tests/corpus/README.md` tells what its files say. */
export const corpusFolder = resolve('tests/corpus');

/** The modules that are wired into every file: one that sorts first, one between, one last. */
export const wiredIds = ['mail.inbound', 'alerts.pager', 'zoom.calls'] as const;

/** What `corpus.yaml` says of one file. */
interface Companion extends SlotAddress {
  readonly slot?: string;
  readonly import?: CorpusImport;
  /** A piece of a line that wiring `mail.inbound` writes. */
  readonly writes?: string;
  /** The line above that line. */
  readonly below?: string;
  /** What unwiring gives where the bytes cannot all come back: a text and what stands there instead. */
  readonly returns?: Readonly<Record<string, string>>;
  readonly code?: string;
  readonly at?: string;
}

interface CorpusImport {
  readonly name: string;
  readonly from: string;
  readonly alias?: string;
}

/** One hand-written file that modules are wired into. */
export interface CorpusFile extends Companion {
  /** Below `tests/corpus`. */
  readonly path: RelPath;
  readonly text: string;
  /** The edits that wire modules into it. */
  readonly wiring: (...ids: readonly string[]) => readonly ModuleEdit[];
}

/** The files that can be wired, sorted by path. */
export async function readCorpus(): Promise<readonly CorpusFile[]> {
  const folders = (await readdir(corpusFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).filter((name) => name !== 'refused');
  return (await Promise.all(names.sort().map(readCorpusFolder))).flat();
}

/** The files of one folder of the corpus that its `corpus.yaml` names. */
export async function readCorpusFolder(folder: string): Promise<readonly CorpusFile[]> {
  const companions = parse(await readFile(join(corpusFolder, folder, 'corpus.yaml'), 'utf8')) as Companions;
  return Promise.all(
    Object.entries(companions.files).map(async ([name, companion]) => {
      const path = relPath(`${folder}/${name}`);
      const text = await readFile(join(corpusFolder, path), 'utf8');
      const imported = companion.import ?? companions.import;
      return { ...companion, path, text, wiring: (...ids) => ids.flatMap((id) => wire(imported, companion, id)) };
    }),
  );
}

interface Companions {
  readonly import: CorpusImport;
  readonly files: Readonly<Record<string, Companion>>;
}

function wire({ name, from, alias }: CorpusImport, { symbol, type }: Companion, id: string): readonly ModuleEdit[] {
  const local = nameFor(id, alias ?? name);
  const slot = { ...(symbol === undefined ? {} : { symbol }), ...(type === undefined ? {} : { type }) };
  return [
    {
      kind: 'import',
      name: nameFor(id, name),
      from: nameFor(id, from),
      ...(alias === undefined ? {} : { alias: local }),
    },
    { kind: 'entry', slot, entry: { value: local, id, route: `/${id.replaceAll('.', '/')}` } },
  ];
}

/** A text in which `module_name`, `moduleName` and `ModuleName` stand for a module, for the module with this id. */
export function nameFor(id: string, text: string): string {
  const snake = id.replaceAll('.', '_');
  return text
    .replaceAll('module_name', snake)
    .replaceAll('moduleName', camelCase(snake))
    .replaceAll('ModuleName', pascalCase(snake));
}
