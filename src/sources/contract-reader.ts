import type { Collector, Outcome } from '../diagnostics/index.js';
import { checkSize, decodeText, parseYaml } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';
import { fileStart, isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { sourceDiagnostics } from './diagnostics.js';
import { isOwnGraph } from './is-own-graph.js';
import type { ContractSource } from './workspace-sources.js';

/** Reads contract files of one tree; keeps their texts and tells what is wrong to its collector. */
export interface ContractReader {
  /** The contract at a path; `undefined` when nothing stands there. */
  readonly read: (file: RelPath) => Promise<ContractSource | undefined>;
  /** The contract of a name without ending: `.yaml`, else `.yml`. */
  readonly readEither: (stem: string) => Promise<ContractSource | undefined>;
  /** The text of a file that is no contract; `undefined` where none can be read. */
  readonly readText: (file: RelPath) => Promise<string | undefined>;
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** A reader that reads each file once. An unreadable or unparsable file is a finding and a source without document. */
export function createContractReader(files: FileSystem, collector: Collector): ContractReader {
  const texts = new Map<RelPath, string>();
  const known = new Map<RelPath, ContractSource>();
  const read = async (file: RelPath): Promise<ContractSource | undefined> => {
    const before = known.get(file);
    if (before) return before;
    const bytes = await readBytes(files, file, collector);
    if (bytes === undefined) return undefined;
    const text = bytes === 'unreadable' ? undefined : collector.take(textOf(file, bytes));
    if (text !== undefined) texts.set(file, text);
    const isJudged = text !== undefined && !isOwnGraph(file, text);
    const source = { file, document: isJudged ? collector.take(parseYaml(file, text)) : undefined };
    known.set(file, source);
    return source;
  };
  const readEither = async (stem: string): Promise<ContractSource | undefined> => {
    const paths = [`${stem}.yaml`, `${stem}.yml`].map(parseRelPath).filter(isRelPath);
    for (const path of paths) {
      const source = await read(path);
      if (source) return source;
    }
    return undefined;
  };
  const readText = async (file: RelPath): Promise<string | undefined> => {
    const bytes = await readBytes(files, file);
    const text = bytes === undefined || bytes === 'unreadable' ? undefined : textOf(file, bytes).value;
    if (text !== undefined) texts.set(file, text);
    return text;
  };
  return { texts, read, readEither, readText };
}

// What is too large is not kept either: a hundred such files would fill the memory.
function textOf(file: RelPath, bytes: Uint8Array): Outcome<string> {
  const tooLarge = checkSize(file, bytes);
  return tooLarge ? { diagnostics: [tooLarge] } : decodeText(file, bytes);
}

async function readBytes(
  files: FileSystem,
  file: RelPath,
  collector?: Collector,
): Promise<Uint8Array | 'unreadable' | undefined> {
  try {
    return await files.read(file);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const occurrence = { span: fileStart(file) };
    collector?.add(sourceDiagnostics.create('not-readable', { path: file, problem: error.code }, occurrence));
    return 'unreadable';
  }
}
