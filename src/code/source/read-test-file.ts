import { fileStart, type RelPath, type Span } from '../../text/index.js';
import type { ReadText } from '../facts/code-base.js';
import type { Mention, ReadSource, TypeScriptTest } from './source-facts.js';

/** The tests of a file that a run carries out, and what it speaks of; or why they cannot be read, and where. */
export type TestFile =
  | { readonly tests: readonly TypeScriptTest[]; readonly mentions: readonly Mention[] }
  | { readonly why: string; readonly problem: Span | undefined };

/** Reads a file of tests in TypeScript or JavaScript. */
export async function readTestFile(file: RelPath, read: ReadText, readSource: ReadSource): Promise<TestFile> {
  const text = await read(file);
  if (text === undefined) return { why: 'there is no such file', problem: undefined };
  const reading = readSource(file, text);
  if (reading && 'problem' in reading) return { why: reading.problem, problem: reading.span };
  if (reading?.facts.language !== 'typescript')
    return { why: 'it is not written in TypeScript', problem: fileStart(file) };
  const { tests, mentions } = reading.facts;
  return { tests: tests.filter(({ runs }) => runs), mentions };
}
