import { findId, isOneWord, type IdPlace, type IdRename } from '../../text/index.js';
import { isJoined } from './rename-contract.js';

/** What the templates make of a module under its old and its new id: what is the same in both does not follow the id. */
export interface Renderings {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Renames a module in texts that people wrote or edited. A word that the templates still use under the new id (a payload
 * field that is spelt like the old one) stays; of an id of one plain word only what the templates made of it follows.
 */
export function createHumanRename(rename: IdRename, { before, after }: Renderings): (text: string) => string {
  const staying = wordsAround(after, rename.from);
  const made = wordsAround(before, rename.from);
  const isMeant =
    (text: string) =>
    (place: IdPlace): boolean => {
      const word = wordAround(text, place);
      if (staying.has(word)) return false;
      if (!isOneWord(rename.from)) return true;
      return made.has(word) && (word.length > place.end - place.start || isName(text, place));
    };
  return (text) => rename.rename(text, isMeant(text));
}

function wordsAround(texts: readonly string[], id: string): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => findId(text, id).map((place) => wordAround(text, place))));
}

function wordAround(text: string, { start, end }: IdPlace): string {
  const [before] = /[\w$-]*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? [''];
  const [after] = /^[\w$-]*/.exec(text.slice(end, end + 200)) ?? [''];
  return before + text.slice(start, end) + after;
}

function isName(text: string, place: IdPlace): boolean {
  const [before, after] = [text.charAt(place.start - 1), text.charAt(place.end)];
  return isJoined(text, place) || (/["'`]/.test(before) && before === after);
}
