import { holdsWords, splitWordsOf, wordsOf } from '../../text/index.js';
import type { DeclaredTest } from './source-facts.js';

/** A test, by all that tells what it shows. */
export interface ProvingTest {
  /** Its title in words, with its groups and without. */
  readonly titles: readonly string[];
  /** The same with the words of names apart. */
  readonly splitTitles: readonly string[];
  /** Words of its tags. */
  readonly covers: readonly string[];
}

/** Reads what a test says that it shows. */
export function provingTest({ title, groups, covers }: DeclaredTest): ProvingTest {
  const titles = [title, [...groups, title].join(' ')];
  return { titles: titles.map(wordsOf), splitTitles: titles.map(splitWordsOf), covers: covers.map(wordsOf) };
}

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
