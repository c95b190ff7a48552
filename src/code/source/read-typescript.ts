import type { parseSync } from 'oxc-parser';

import { byCodePoint, type RelPath } from '../../text/index.js';
import { environmentOf } from './typescript-environment.js';
import { findMentions } from './find-mentions.js';
import { parseTypeScript } from './typescript-file.js';
import { symbolsOf } from './typescript-symbols.js';
import { testsOf } from './typescript-tests.js';
import type { SourceReading } from './source-facts.js';

/** Facts of a TypeScript or JavaScript file. Throws a `RangeError` where the code nests deeper than the call stack goes. */
export function readTypeScript(parse: typeof parseSync, file: RelPath, text: string): SourceReading {
  const source = parseTypeScript(parse, file, text);
  if (!('program' in source)) return { problem: 'it does not parse', span: source.problem };
  const tests = testsOf(source);
  return {
    facts: {
      language: 'typescript',
      symbols: symbolsOf(source),
      reexportsAll: [...new Set(source.stars)],
      tests,
      mentions: tests.length === 0 ? [] : findMentions(source, tests),
      environment: environmentOf(source).toSorted((one, other) => byCodePoint(one.name, other.name)),
    },
  };
}
