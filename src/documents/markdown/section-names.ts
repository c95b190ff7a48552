import { frontMatterLength } from './front-matter.js';

const atx = /^ {0,3}#{1,6}(?=[ \t]|$)(.*)$/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const marker = /^ {0,3}<!-- l9gen: ([a-z][a-z0-9-]{0,79}) [0-9a-f]{12} -->[ \t]*$/;
const quotation = /^ {0,3}>/;
const item = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))([ \t]+|$)/;
// Within a paragraph other numbers, and signs without a text, are words of it.
const interruptingItem = /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const indented = /^(?: {4}|\t)/;
// What begins no paragraph: the definition of a link.
const definition = /^ {0,3}\[[^[\]]+\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
// HTML in which an empty line ends nothing: comments, and elements that hold their text as it is.
const raw = /^ {0,3}<(?:!--|(pre|script|style|textarea)(?=[ \t>]|$))/i;
// HTML that an empty line ends: the elements that make a block, and any tag that has its line for itself.
const blocks =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const element = new RegExp(`^ {0,3}</?(?:${blocks})(?=[ \\t>]|/>|$)`, 'i');
const lonelyTag = /^ {0,3}<\/?[a-z][a-z0-9-]*(?:[ \t][^<>]*)?\/?>[ \t]*$/i;

/** What tells the sections of a document. */
export interface SectionNames {
  /** Titles of headings, as written. */
  readonly titles: readonly string[];
  /** Names of the markers that stand below headings. */
  readonly markers: readonly string[];
}

/** What a line stands in. */
interface Around {
  /** What ends the fence or the HTML that is open. */
  readonly ends?: RegExp;
  /** The paragraph before, which an underline would make a heading; empty where there is none. */
  readonly paragraph: string;
  /** Within a quotation or a list, whose last paragraph goes on until a line is empty. */
  readonly isInside: boolean;
  /** The column from which on lines belong to the item of a list; 0 outside of lists. */
  readonly column: number;
}

const nowhere: Around = { paragraph: '', isInside: false, column: 0 };

/**
 * The headings of a Markdown text and the markers of its sections, as `findSections` finds them, without a parser: for those
 * who ask many documents and change none. What only looks like one (in front matter, a fence, HTML or a list) is none.
 * Linear in the length of the text.
 */
export function sectionNamesIn(text: string): SectionNames {
  const titles: string[] = [];
  const markers: string[] = [];
  let around = nowhere;
  const whole = text.replace(/^\ufeff/, '');
  for (const line of whole.slice(frontMatterLength(whole)).split(/\r\n|\r|\n/)) {
    const isPlain = !around.ends && !belongsToItem(line, around);
    const name = isPlain ? marker.exec(line)?.[1] : undefined;
    const title = isPlain ? titleOf(line, around) : undefined;
    if (name !== undefined) markers.push(name);
    if (title !== undefined) titles.push(title);
    around = title === undefined ? after(line, around) : nowhere;
  }
  return { titles, markers };
}

function belongsToItem(line: string, { column }: Around): boolean {
  return column > 0 && (line.trim() === '' || widthOf(/^[ \t]*/.exec(line)?.[0] ?? '') >= column);
}

function titleOf(line: string, { paragraph }: Around): string | undefined {
  const title = atx.exec(line)?.[1];
  if (title !== undefined) return title.trim().replace(/(?<![^ \t])#+$/, '');
  return paragraph !== '' && underline.test(line) ? paragraph : undefined;
}

function after(line: string, around: Around): Around {
  const { ends, paragraph, isInside } = around;
  if (ends) return ends.test(line) ? nowhere : around;
  if (belongsToItem(line, around)) return { ...around, isInside: endsInParagraph(line) };
  if (line.trim() === '' || rule.test(line)) return nowhere;
  const opened = endOf(line, paragraph !== '');
  if (opened) return opened.test(line.replace(/^ {0,3}(?:<!--|<|`+|~+)/, '')) ? nowhere : { ...nowhere, ends: opened };
  const column = columnOf(line, paragraph !== '');
  if (column !== undefined) return { paragraph: '', isInside: endsInParagraph(line), column };
  return isInside ? around : { ...nowhere, paragraph: paragraphWith(line, paragraph) };
}

// Only a paragraph in a quotation or list goes on in lines that do not look like it.
function endsInParagraph(line: string): boolean {
  const inner = line.replace(/^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*/, '');
  return inner !== '' && ![atx, rule, underline, fence].some((other) => other.test(inner));
}

// A paragraph goes on in a line that is indented, and begins in none.
function paragraphWith(line: string, before: string): string {
  if (before !== '') return `${before} ${line.trim()}`;
  return indented.test(line) || definition.test(line) ? '' : line.trim();
}

/** The column of what a quotation or the item of a list holds; `undefined` where a line begins neither. */
function columnOf(line: string, interrupts: boolean): number | undefined {
  if (quotation.test(line)) return 0;
  if (interrupts && !interruptingItem.test(line)) return undefined;
  const [, sign, blank = ''] = item.exec(line) ?? [];
  if (sign === undefined) return undefined;
  const width = widthOf(sign + blank);
  // Code that is indented stands one blank behind the sign, as nothing does.
  return line.length === sign.length + blank.length || width - sign.length > 4 ? sign.length + 1 : width;
}

// A tab reaches to the next column that four divides.
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => (sign === '\t' ? width + 4 - (width % 4) : width + 1), 0);
}

/** What ends the fence or the HTML that a line opens; `undefined` where it opens none. */
function endOf(line: string, interrupts: boolean): RegExp | undefined {
  const marks = fence.exec(line)?.[1];
  if (marks !== undefined) return new RegExp(`^ {0,3}${marks}${marks.charAt(0)}*[ \\t]*$`);
  const html = raw.exec(line);
  if (html) return html[1] === undefined ? /-->/ : /<\/(?:pre|script|style|textarea)>/i;
  return element.test(line) || (!interrupts && lonelyTag.test(line)) ? /^[ \t]*$/ : undefined;
}
