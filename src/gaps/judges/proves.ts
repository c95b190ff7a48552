import { baseName, type RelPath } from '../../text/index.js';
import type { ProvingTest } from '../evidence.js';
import { holdsWords, splitWordsOf, wordsOf } from '../words.js';

/**
 * Whether one of the tests shows a behaviour: a tag on it is the text, or its title holds all words of the text, in order
 * and in a row. Words that are near, in another order or apart show nothing.
 */
export function proves(tests: readonly ProvingTest[], text: string): boolean {
  const words = wordsOf(text);
  if (words === '') return false;
  const split = splitWordsOf(text);
  return tests.some(
    ({ titles, splitTitles, covers }) =>
      covers.includes(words) ||
      titles.some((title) => holdsWords(title, words)) ||
      splitTitles.some((title) => holdsWords(title, split)),
  );
}

/** {@link proves} for any of the texts. */
export function provesAny(tests: readonly ProvingTest[], texts: readonly string[]): boolean {
  return texts.some((text) => proves(tests, text));
}

/** Whether a file has the words of an id in its name: `test_agent_with_memory.py`. */
export function fileIsNamedFor(file: RelPath, id: string): boolean {
  return holdsWords(splitWordsOf(baseName(file)), splitWordsOf(id));
}
