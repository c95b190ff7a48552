import type { Collector } from '../diagnostics/index.js';
import { decodeText, parseYaml } from '../documents/index.js';
import { FileSystemError, type FileSystem } from '../host/index.js';
import type { RelPath } from '../text/index.js';
import { sourceDiagnostics } from './diagnostics.js';
import type { ContractSource } from './workspace-sources.js';

/** Reads contract files of one tree; keeps their texts and tells what is wrong to its collector. */
export interface ContractReader {
  /** The contract at a path; `undefined` when nothing stands there. */
  readonly read: (file: RelPath) => Promise<ContractSource | undefined>;
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** A reader that reads each file once. An unreadable or unparsable file is a finding and a source without document. */
export function createContractReader(files: FileSystem, collector: Collector): ContractReader {
  const texts = new Map<RelPath, string>();
  return {
    texts,
    read: async (file) => {
      const bytes = await readBytes(files, file, collector);
      if (bytes === undefined) return undefined;
      const text = bytes === 'unreadable' ? undefined : collector.take(decodeText(file, bytes));
      if (text === undefined) return { file, document: undefined };
      texts.set(file, text);
      return { file, document: collector.take(parseYaml(file, text)) };
    },
  };
}

async function readBytes(
  files: FileSystem,
  file: RelPath,
  collector: Collector,
): Promise<Uint8Array | 'unreadable' | undefined> {
  try {
    return await files.read(file);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    collector.add(sourceDiagnostics.create('not-readable', { path: file, problem: error.code }, { file }));
    return 'unreadable';
  }
}
