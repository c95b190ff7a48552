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
  return markdownCell(text)
    .replace(/^(?:#|=|\+|-)/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** As {@link markdownText}, for a table cell, where no list and no heading can start. */
export function markdownCell(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>|~&]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/**
 * A Markdown code span that shows exactly this text, white space collapsed. A text with `|` becomes a `<code>` element:
 * inside a table a code span cannot hold one, and outside a table its escape would show.
 */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (line === '' || line.includes('|'))
    return `<code>${line.replace(/[^\p{L}\p{N} ]/gu, (found) => `&#${found.codePointAt(0)};`)}</code>`;
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
