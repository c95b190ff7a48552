import { hashOf } from '../text/index.js';
import type { Hash } from '../text/index.js';
import { commentStyle } from './dora-comment.js';
import type { CommentStyle } from './dora-comment.js';
import { escapeUnprintable } from './escape-code.js';
import { commentText } from './escape-prose.js';

/** The provenance of a generated file. Times are ISO 8601 in whole seconds, UTC (`2026-01-31T12:00:00Z`). */
export interface DoraBlock {
  readonly templateVersion: string;
  readonly specHash: string;
  readonly moduleId: string;
  /** Repository-relative path of the file when it was written. */
  readonly file: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly lastUpdatedAt: string;
  readonly lastUpdatedBy: string;
  /** SHA-256 of the file's text without the block. */
  readonly contentHash: Hash;
}

/** A block before its text is known. */
export type DoraStamp = Omit<DoraBlock, 'contentHash'>;

/** A text and what its block shall say; `notice` is one line for the reader, above the fields. */
export interface StampInput {
  readonly path: string;
  readonly body: string;
  readonly dora: DoraStamp;
  readonly notice: string;
}

// The eight fields of the DORA meta block, in the order of their definition, and the hash of the text.
const fields = [
  ['template_version', 'templateVersion'],
  ['spec_hash', 'specHash'],
  ['module_id', 'moduleId'],
  ['file', 'file'],
  ['created_at', 'createdAt'],
  ['created_by', 'createdBy'],
  ['last_updated_at', 'lastUpdatedAt'],
  ['last_updated_by', 'lastUpdatedBy'],
  ['content_hash', 'contentHash'],
] as const satisfies readonly (readonly [string, keyof DoraBlock])[];

const marker = 'dora_block:';
const isoSeconds = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const plainValue = /^[A-Za-z0-9][A-Za-z0-9._/@:+-]*$/;
// How much is looked at for a prefix and for a block: a path has at most 1024 characters, six each when escaped.
const mostCharacters = 16_384;
const mostLinesAbove = 100;

/**
 * The text with its block on top: after a byte-order mark, shebang or front matter, followed by a blank line, with the line
 * ends of the text. A file that cannot hold a comment stays as it is. Throws on times and notices that are no such thing.
 */
export function stampText({ path, body, dora, notice }: StampInput): string {
  const style = commentStyle(path);
  if (!style) return body;
  if (!isoSeconds.test(dora.createdAt) || !isoSeconds.test(dora.lastUpdatedAt))
    throw new Error('a DORA time is no ISO 8601 time in whole seconds');
  const prefix = prefixOf(style, body);
  const end = /\r\n|\n/.exec(body)?.[0] ?? '\n';
  const lines = blockLines(style, { ...dora, contentHash: hashOf(body) }, notice);
  const stamped = `${prefix}${lines.join(end)}${end}${end}${body.slice(prefix.length)}`;
  if (stripDora(path, stamped) !== body) throw new Error(`the notice "${notice}" cannot stand above a DORA block`);
  return stamped;
}

/** The block of a text, or `undefined` when there is none or any field is not what it should be. The text may be hostile. */
export function readDora(path: string, text: string): DoraBlock | undefined {
  const values = locate(path, text)?.values.map(decodeValue);
  const entries = fields.map(([, key], at) => [key, values?.[at]] as const);
  const block: unknown = Object.fromEntries(entries);
  return isDoraBlock(block) ? block : undefined;
}

/** The text without its block, byte for byte as it was stamped; the text itself when it has none. */
export function stripDora(path: string, text: string): string {
  const block = locate(path, text);
  return block ? text.slice(0, block.start) + text.slice(block.end) : text;
}

/** The offsets of a text's block, the blank line after it included; `undefined` when it has none. */
export function locateDora(path: string, text: string): { readonly start: number; readonly end: number } | undefined {
  const block = locate(path, text);
  return block && { start: block.start, end: block.end };
}

/** The text with other values in its block, all else byte for byte; the text itself when it has no block. */
export function withDoraValues(path: string, text: string, values: Partial<DoraBlock>): string {
  const place = locate(path, text);
  if (!place) return text;
  const changed = fields.reduce(
    (so, [name, key]) => {
      const value = values[key];
      const line = new RegExp(`^(.*  ${name}: )[^\\r\\n]*`, 'm');
      return value === undefined ? so : so.replace(line, (_, lead: string) => lead + encodeValue(value));
    },
    text.slice(place.start, place.end),
  );
  return text.slice(0, place.start) + changed + text.slice(place.end);
}

function isDoraBlock(value: unknown): value is DoraBlock {
  if (typeof value !== 'object' || value === null) return false;
  const isField = (key: string, pattern: RegExp): boolean => {
    const member: unknown = Reflect.get(value, key);
    return typeof member === 'string' && pattern.test(member);
  };
  const forms: Readonly<Partial<Record<keyof DoraBlock, RegExp>>> = {
    createdAt: isoSeconds,
    lastUpdatedAt: isoSeconds,
    contentHash: /^[0-9a-f]{64}$/,
  };
  return fields.every(([, key]) => isField(key, forms[key] ?? /^/));
}

function prefixOf({ prefix }: CommentStyle, text: string): string {
  return prefix.exec(text.slice(0, mostCharacters))?.[0] ?? '';
}

function blockLines(style: CommentStyle, block: DoraBlock, notice: string): readonly string[] {
  const entries = fields.map(([name, key]) => `  ${name}: ${encodeValue(block[key])}`);
  const lines = [commentText(notice).trim(), '', marker, ...entries].map((line) => `${style.lead}${line}`.trimEnd());
  return [style.open, ...lines, style.close].filter((line) => line !== undefined);
}

interface LocatedBlock {
  readonly start: number;
  /** After the blank line that follows the block. */
  readonly end: number;
  readonly values: readonly string[];
}

/** Finds a block by its lines alone, whatever its values are: a spoilt value must not leave half a block behind. */
function locate(path: string, text: string): LocatedBlock | undefined {
  const style = commentStyle(path);
  if (!style) return undefined;
  const form = blockForm(style);
  const top = prefixOf(style, text).length;
  const above = style.open === '<!--' ? /^\s*(?:$|<!--)/ : /^\s*(?:$|\/\/|\/?\*|#)/;
  return locateAt(text, top, form) ?? locateBelow(text.slice(0, top + mostCharacters), { top, above, form });
}

interface Place {
  readonly top: number;
  /** A line that may stand above the block. */
  readonly above: RegExp;
  readonly form: readonly LineForm[];
}

/**
 * The block below the blank lines and comments that a person put above it (a licence, a directive of a linter). Further
 * down it would be quoted, not meant.
 */
function locateBelow(text: string, { top, above, form }: Place): LocatedBlock | undefined {
  for (const line of firstLines(text.slice(top), mostLinesAbove)) {
    if (!above.test(line.text)) return undefined;
    const block = locateAt(text, top + line.end, form);
    if (block) return block;
  }
  return undefined;
}

function locateAt(text: string, start: number, form: readonly LineForm[]): LocatedBlock | undefined {
  const lines = firstLines(text.slice(start, start + mostCharacters), form.length);
  const isBlock =
    lines.length === form.length &&
    form.every(({ lead, isWhole }, at) => (isWhole ? lines[at]?.text === lead : lines[at]?.text.startsWith(lead)));
  if (!isBlock) return undefined;
  const values = form.flatMap(({ lead, isField }, at) => (isField ? [lines[at]?.text.slice(lead.length) ?? ''] : []));
  return { start, end: start + (lines.at(-1)?.end ?? 0), values };
}

interface LineForm {
  /** What the line starts with, or all of it. */
  readonly lead: string;
  readonly isWhole: boolean;
  readonly isField: boolean;
}

/** How each line of a block has to look, the blank line after it included. */
function blockForm({ open, lead, close }: CommentStyle): readonly LineForm[] {
  const whole = (line: string | undefined): readonly LineForm[] =>
    line === undefined ? [] : [{ lead: line, isWhole: true, isField: false }];
  const notice = { lead, isWhole: false, isField: false };
  const entries = fields.map(([name]) => ({ lead: `${lead}  ${name}: `, isWhole: false, isField: true }));
  return [
    ...whole(open),
    notice,
    ...whole(lead.trimEnd()),
    ...whole(`${lead}${marker}`),
    ...entries,
    ...whole(close),
    ...whole(''),
  ];
}

interface Line {
  readonly text: string;
  /** The offset after the line's end. */
  readonly end: number;
}

function firstLines(text: string, count: number): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let found = text.indexOf('\n'); found >= 0 && lines.length < count; found = text.indexOf('\n', start)) {
    lines.push({ text: text.slice(start, found).replace(/\r$/, ''), end: found + 1 });
    start = found + 1;
  }
  return lines;
}

// Anything but a plain word is a JSON string in ASCII without the characters that could end a comment.
function encodeValue(value: string): string {
  if (plainValue.test(value)) return value;
  return escapeUnprintable(JSON.stringify(value)).replace(
    /[/>*<]/g,
    (found) => `\\u00${found.charCodeAt(0).toString(16)}`,
  );
}

function decodeValue(written: string): string | undefined {
  if (plainValue.test(written)) return written;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
