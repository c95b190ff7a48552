/** Any run of white space and control characters as one space, without any at the ends. */
function oneLine(text: string): string {
  // Format characters turn or hide what a reader sees; a tab or a line break would end the context.
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/**
 * One line of text for a comment of any syntax: block, `//`, `#` or HTML. What would end the comment gets a
 * space in between, and so does an `@ts-` directive, which would switch off checks.
 */
export function commentText(text: string): string {
  const line = oneLine(text)
    .replace(/\*(?=\/)/g, '* ')
    .replace(/--(?=!?>)/g, '-- ')
    .replace(/@(?=ts-)/g, '@ ');
  // The template may have written `*`, `<!--` or `--` right before the value, or `/` or `>` right after it.
  const head = /^(?:[/!>]|->)/.test(line) ? ` ${line}` : line;
  return /[*-]$/.test(head) ? `${head} ` : head;
}

/** One line of Markdown (CommonMark with GFM tables and strikethrough) that shows exactly this text, white space collapsed. */
export function markdownText(text: string): string {
  return atLineStart(markdownCell(text));
}

// What starts a heading, an underline or a list at the start of a line.
function atLineStart(line: string): string {
  return line.replace(/^(?:#|=|\+|-)/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** As {@link markdownText}, but what stands between backticks becomes a code span: prose as people write it. */
export function markdownLine(text: string): string {
  const pieces = oneLine(text).split(/`([^`]+)`/);
  return atLineStart(pieces.map((piece, index) => (index % 2 === 1 ? markdownCode(piece) : escaped(piece))).join(''));
}

/** What has no blank and is a path, a glob or a name of a file is a code span; anything else is {@link markdownLine}. */
export function markdownArea(text: string): string {
  const word = text.trim();
  const isArea = /^[^\s`]+$/.test(word) && /[/*._]/.test(word) && !word.endsWith('.');
  return isArea ? markdownCode(word) : markdownLine(text);
}

/** Paragraphs of {@link markdownLine}, one for each that blank lines part. */
export function markdownProse(text: string): string {
  const paragraphs = text.split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/).map(markdownLine);
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/** The words of a heading, without the signs of its level: {@link markdownText} that no sign at its end closes. */
export function markdownHeading(text: string): string {
  const line = markdownText(text);
  let end = line.length;
  while (line[end - 1] === '#') end -= 1;
  return line.slice(0, end) + '\\#'.repeat(line.length - end);
}

/** A fenced block that shows exactly these lines; its fence is longer than any within. */
export function markdownFence(language: string, text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ');
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${lines.replace(/\n+$/, '')}\n${fence}`;
}

/** As {@link markdownText}, for a table cell, where no list and no heading can start. */
export function markdownCell(text: string): string {
  return escaped(oneLine(text));
}

function escaped(line: string): string {
  return line.replace(/[\\`*[\]<>|~&]/g, '\\$&').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/**
 * A Markdown code span that shows exactly this text, white space collapsed. A text with `|` becomes a `<code>` element:
 * inside a table a code span cannot hold one, and outside a table its escape would show.
 */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (line === '' || line.includes('|'))
    return `<code>${line.replace(/[^\p{L}\p{N} ]/gu, (found) => `&#${found.codePointAt(0)};`)}</code>`;
  return codeSpan(line);
}

/** As {@link markdownCode}, where no table is around. */
export function markdownSpan(text: string): string {
  const line = oneLine(text);
  return line === '' ? markdownCode(line) : codeSpan(line);
}

function codeSpan(line: string): string {
  const runs = [...line.matchAll(/`+/g)].map((run) => run[0].length);
  const fence = '`'.repeat(shortestFree(runs));
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function shortestFree(lengths: readonly number[]): number {
  let length = 1;
  while (lengths.includes(length)) length += 1;
  return length;
}
