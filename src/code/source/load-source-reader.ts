import { fileStart, hashOf, type Hash, type RelPath } from '../../text/index.js';
import { readPython } from '../python/read-python.js';
import { readTypeScript } from './read-typescript.js';
import type { ReadSource, SourceReading } from './source-facts.js';

// In UTF-16 units; files that people write are a tenth of it.
const largest = 4_000_000;

/**
 * Loads the parsers of all languages that are known, and gives what reads source files with them: what it said of a file it
 * says again as long as the text is the same, without parsing it again.
 */
export async function loadSourceReader(): Promise<ReadSource> {
  const [{ parseSync }, { parser }] = await Promise.all([import('oxc-parser'), import('@lezer/python')]);
  const readAnew: ReadSource = (file, text) => {
    if (/\.[cm]?[jt]sx?$/.test(file)) return bounded(file, text, () => readTypeScript(parseSync, file, text));
    return /\.pyi?$/.test(file) ? bounded(file, text, () => readPython(parser, file, text)) : undefined;
  };
  const known = new Map<RelPath, { readonly hash: Hash; readonly reading: SourceReading | undefined }>();
  return (file, text) => {
    const [hash, before] = [hashOf(text), known.get(file)];
    if (before?.hash === hash) return before.reading;
    const reading = readAnew(file, text);
    known.set(file, { hash, reading });
    return reading;
  };
}

function bounded(file: RelPath, text: string, read: () => SourceReading): SourceReading {
  const span = fileStart(file);
  if (text.length > largest) return { problem: `it has more than ${largest} characters`, span };
  try {
    return read();
  } catch (error) {
    // Whoever goes down a syntax tree step by step comes to the end of the call stack in a text that nests deep enough.
    if (error instanceof RangeError) return { problem: 'it nests too deep to be followed', span };
    throw error;
  }
}
