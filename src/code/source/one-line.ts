/** A piece of code on one line, with the spaces that people put on one line. */
export function oneLine(code: string): string {
  return code
    .replace(/([([{<])[ \t]*[\r\n]\s*/g, (_, open: string) => (open === '{' ? '{ ' : open))
    .replace(/,?(?<=[^\s,]|,)[ \t]*[\r\n]\s*([)\]>])/g, '$1')
    .replace(/\s*[\r\n]\s*/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
