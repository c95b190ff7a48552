const atx = /^ {0,3}#{1,6}(?=[ \t]|$)(.*)$/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const marker = /^ {0,3}<!-- l9gen: ([a-z][a-z0-9-]{0,79}) [0-9a-f]{12} -->[ \t]*$/;
// What cannot be the text of a heading that is underlined: other blocks, and code that is indented.
const noParagraph = /^(?: {4}|\t| {0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|<|\|))|^[ \t]*$/;

/** What tells the sections of a document. */
export interface SectionNames {
  /** Titles of headings, as written. */
  readonly titles: readonly string[];
  /** Names of the markers that stand below headings. */
  readonly markers: readonly string[];
}

/**
 * The headings of a Markdown text and the markers of its sections. What only looks like one (in front matter, a fence or a
 * comment) is none. Linear in the length of the text.
 */
export function sectionNamesIn(text: string): SectionNames {
  const titles: string[] = [];
  const markers: string[] = [];
  let open: string | undefined;
  let above: string | undefined;
  for (const line of withoutMatter(text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/))) {
    const wasOpen = open !== undefined;
    open = after(line, open);
    const isPlain = !wasOpen && open === undefined;
    const title = isPlain ? titleOf(line, above) : undefined;
    const marked = isPlain ? marker.exec(line)?.[1] : undefined;
    if (title !== undefined) titles.push(title);
    if (marked !== undefined) markers.push(marked);
    above = !isPlain || title !== undefined || noParagraph.test(line) ? undefined : line.trim();
  }
  return { titles, markers };
}

// `above` is the line before, where it can be the text of a heading that this one underlines.
function titleOf(line: string, above: string | undefined): string | undefined {
  const title = atx.exec(line)?.[1];
  if (title !== undefined) return title.trim().replace(/(?<![^ \t])#+$/, '');
  return underline.test(line) ? above : undefined;
}

// What is open after a line: the marks that a fence must be closed with, a comment, or nothing.
function after(line: string, open: string | undefined): string | undefined {
  if (open === '-->') return line.includes(open) ? undefined : open;
  const marks = fence.exec(line)?.[1];
  if (open !== undefined) {
    const closes = marks !== undefined && marks.startsWith(open) && line.trim() === marks;
    return closes ? undefined : open;
  }
  if (marks !== undefined) return marks;
  const comment = /^ {0,3}<!--/.test(line) ? line.indexOf('<!--') : -1;
  return comment >= 0 && !line.includes('-->', comment + 4) ? '-->' : undefined;
}

function withoutMatter(lines: readonly string[]): readonly string[] {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return lines;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? lines : lines.slice(end + 1);
}
