/** One line of an env file, with the comment that stands above it. `value` is written as given. */
export interface EnvLine {
  readonly name: string;
  readonly value: string;
  readonly comment?: string;
}

/** The names that an env file sets or mentions as commented-out settings (`# NAME=`). */
export function envNames(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/gm)].map((match) => match[1] ?? '');
}

/** The lines that belong together under one heading, and the headings that blocks of the same kind have. */
export interface EnvBlock {
  readonly heading: string;
  readonly siblings: readonly string[];
  readonly lines: readonly EnvLine[];
}

/** A text with blocks in it, and for each block whether it was missing something. */
export interface EnvAddition {
  readonly text: string;
  readonly added: readonly boolean[];
}

/**
 * Adds the lines whose names the file does not know yet, under a heading comment: before the first block of a sibling
 * that sorts later, else at the end, so that the order of adding does not show. Everything else stays; with nothing to
 * add the very same text comes back.
 */
export function addEnvLines(text: string, block: EnvBlock): string {
  return addEnvBlocks(text, [block]).text;
}

/** What {@link addEnvLines} makes of the blocks one after the other, without reading the whole text again for each. */
export function addEnvBlocks(text: string, blocks: readonly EnvBlock[]): EnvAddition {
  const known = new Set(envNames(text));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const pieces = [...cutAtComments(text)];
  const added = blocks.map((block) => {
    const missing = block.lines.filter(({ name }) => !known.has(name));
    if (missing.length === 0) return false;
    for (const name of envNames(addBlock(pieces, { ...block, lines: missing }, eol))) known.add(name);
    return true;
  });
  return { text: added.includes(true) ? pieces.map((piece) => piece.text).join('') : text, added };
}

/** A stretch of text from one comment line to the next; the first may begin without one. */
interface Piece {
  readonly text: string;
  readonly comment?: string;
}

function cutAtComments(text: string): readonly Piece[] {
  const comments = [...text.matchAll(/^# (.*?)\r?$/gm)];
  const starts = comments.map(({ index }) => index);
  const before = text.slice(0, starts[0] ?? text.length);
  const pieces = comments.map((match, at): Piece => ({
    text: text.slice(starts[at], starts[at + 1]),
    comment: match[1] ?? '',
  }));
  return before === '' ? pieces : [{ text: before }, ...pieces];
}

function addBlock(pieces: Piece[], { heading, siblings, lines }: EnvBlock, eol: string): string {
  const settings = lines.flatMap(({ comment, name, value }) => [
    ...(comment ? [`# ${comment}`] : []),
    `${name}=${value}`,
  ]);
  const block = [`# ${heading}`, ...settings].join(eol) + eol;
  const later = new Set(siblings.filter((sibling) => sibling > heading));
  const place = pieces.findIndex(({ comment }) => comment !== undefined && later.has(comment));
  if (place >= 0) pieces.splice(place, 0, ...cutAtComments(block + eol));
  else pieces.push({ text: gapAfter(pieces.at(-1)?.text ?? '', eol) }, ...cutAtComments(block));
  return block;
}

function gapAfter(text: string, eol: string): string {
  if (text === '') return '';
  return text.endsWith('\n') ? eol : eol + eol;
}
