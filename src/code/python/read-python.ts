import { byCodePoint, type RelPath } from '../../text/index.js';
import { nestsTooDeep } from '../source/nests-too-deep.js';
import type { SourceReading } from '../source/source-facts.js';
import { environmentOf } from './python-environment.js';
import { parsePython, type PythonParser } from './python-file.js';
import { reexportsAllOf, symbolsOf } from './python-symbols.js';
import { testsOf } from './python-tests.js';

/** Facts of a Python file. Throws a `RangeError` for a text that may nest deeper than can be followed. */
export function readPython(parser: PythonParser, path: RelPath, text: string): SourceReading {
  if (nestsTooDeep(text)) throw new RangeError(`${path} nests too deep to be parsed`);
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
