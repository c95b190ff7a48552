/** The first sentence of a text that may have several paragraphs, on one line; `undefined` when it says nothing. */
export function firstSentence(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const start = lines.findIndex((line) => line !== '');
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && line === '');
  const paragraph = lines.slice(start, end < 0 ? undefined : end).join(' ');
  for (const { index, 0: mark } of paragraph.matchAll(/[.!?](?=\s)|[。！？]/gu)) {
    const sentence = paragraph.slice(0, index + mark.length);
    const next = paragraph.slice(index + mark.length).trimStart();
    // `e.g. this`, `etc. and`: a small letter goes on with the sentence, and so does what follows an abbreviation.
    if (!/^\p{Ll}/u.test(next) && !/\b(?:e\.g|i\.e|cf|vs)\.$/.test(sentence)) return sentence;
  }
  return paragraph;
}
