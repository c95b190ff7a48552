import { byCodePoint, type RelPath } from '../../text/index.js';
import type { SourceReading } from '../source/source-facts.js';
import { environmentOf } from './python-environment.js';
import { parsePython, type PythonParser } from './python-file.js';
import { reexportsAllOf, symbolsOf } from './python-symbols.js';
import { testsOf } from './python-tests.js';

/** Facts of a Python file. */
export function readPython(parser: PythonParser, path: RelPath, text: string): SourceReading {
  const file = parsePython(parser, path, text);
  if ('problem' in file) return { problem: 'it does not parse', span: file.problem };
  return {
    facts: {
      language: 'python',
      symbols: symbolsOf(file),
      reexportsAll: reexportsAllOf(file),
      tests: testsOf(file),
      environment: environmentOf(file).toSorted((one, other) => byCodePoint(one.name, other.name)),
    },
  };
}
