import { sortDiagnostics, type Diagnostic } from '../diagnostics/index.js';
import { parseYaml } from '../documents/index.js';
import type { FileSystem } from '../host/index.js';
import { createContractValidators, decodeSpec, decodeWorkspace } from '../model/index.js';
import { readWorkspace } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import type { Judgement } from './judge-contracts.js';
import { createOverlayFiles } from './overlay-files.js';
import type { ReadModel } from './read-model.js';
import { withoutFile } from './without-file.js';

/** Contracts as they would be: a spec under its old and its new path, and the texts of all files that change. */
export interface MigratedFiles {
  readonly oldPath: RelPath;
  readonly newPath: RelPath;
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** What a migration brings that `validate` does not find today. Without a workspace, only the spec itself is judged. */
export async function judgeMigration(
  files: FileSystem,
  migrated: MigratedFiles,
  model: ReadModel | undefined,
): Promise<Judgement> {
  const { oldPath, newPath, texts } = migrated;
  const own = judgeSpec(newPath, texts.get(newPath) ?? '');
  if (!model || own.length > 0) return { diagnostics: own, texts: new Map([...(model?.texts ?? []), ...texts]) };
  const present = oldPath === newPath ? files : withoutFile(files, oldPath);
  const read = await readWorkspace(createOverlayFiles(present, texts));
  if (!read.value) throw new Error('a workspace does not vanish when a spec is migrated');
  const identity = ({ code, file, span, pointer, message }: Diagnostic): string => {
    const place = span?.file ?? file;
    return JSON.stringify([code, place === oldPath ? newPath : place, pointer ?? message]);
  };
  const known = new Set(model.diagnostics.map(identity));
  const all = [...read.diagnostics, ...decodeWorkspace(read.value).diagnostics];
  const brought = all.filter((diagnostic) => !known.has(identity(diagnostic)));
  return { diagnostics: sortDiagnostics(brought), texts: read.value.texts };
}

function judgeSpec(file: RelPath, text: string): readonly Diagnostic[] {
  const parsed = parseYaml(file, text);
  if (!parsed.value) return parsed.diagnostics;
  return decodeSpec(createContractValidators(), parsed.value).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
}
