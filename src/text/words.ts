const humps = /([\p{Ll}\p{N}])(?=\p{Lu})/gu;
const breaks = /[^\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in lower case with one blank between them: what is left when case, punctuation and blanks are no matter. */
export function wordsOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(breaks, ' ').trim();
}

/** {@link wordsOf} with the words of a name apart: `ToolExecutionError` is three. */
export function splitWordsOf(text: string): string {
  return wordsOf(text.normalize('NFKC').replace(humps, '$1 '));
}

/** Whether the words of one text stand in the other, all of them, in order and in a row. No words stand nowhere. */
export function holdsWords(text: string, part: string): boolean {
  return part !== '' && (text === part || ` ${text} `.includes(` ${part} `));
}
