import type { Node } from 'jsonc-parser';

import type { DocumentPath } from '../document-path.js';
import { childAt, type JsonSource, type JsonToken } from '../json-document.js';
import { lineEndOf, lineStartOf } from '../text-lines.js';
import { refuse, type Refusal } from '../yaml-edit/yaml-edit.js';

/** One key of an object with its value, and where they stand in the text. */
export interface JsonMember {
  readonly name: string;
  readonly start: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly end: number;
  /** The comma behind it. */
  readonly comma: JsonToken | undefined;
}

/** An object in its text. */
export interface JsonObject {
  readonly text: string;
  /** Behind `{`, and before `}`. */
  readonly open: number;
  readonly close: number;
  readonly members: readonly JsonMember[];
  /** The comments between its braces that stand in none of its members. */
  readonly comments: readonly JsonToken[];
  readonly eol: string;
  /** White space before its members, where each begins a line. */
  readonly indent: string;
  /** White space before its closing brace. */
  readonly outer: string;
  /** Its members stand on lines of their own; of an empty one, those of the object around it. */
  readonly isSpread: boolean;
}

/** The object at a path; refused where there is none. */
export function objectAt(source: JsonSource, path: DocumentPath): JsonObject | Refusal {
  const { text } = source.document;
  let [node, isSpread] = [source.root, text.includes('\n')];
  for (const step of path) {
    const child = childAt(node, step);
    if (!child) return refuse('there is no such place');
    isSpread = spreads(text, node, shiftOf(text)) ?? isSpread;
    node = child.value;
  }
  if (node.type !== 'object') return refuse('it is no object');
  return objectOf(source, node, isSpread);
}

function shiftOf(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

function spreads(text: string, { offset, children = [] }: Node, shift: number): boolean | undefined {
  const [first] = children;
  return first && text.slice(offset + shift, first.offset + shift).includes('\n');
}

function objectOf({ document: { text }, tokens }: JsonSource, node: Node, isAroundSpread: boolean): JsonObject {
  const shift = shiftOf(text);
  const [open, close] = [node.offset + shift + 1, node.offset + shift + node.length - 1];
  const members = (node.children ?? []).flatMap((property) => memberOf(property, shift, tokens) ?? []);
  const [first] = members;
  const comments = tokens.filter(
    ({ isComment, start }) =>
      isComment && start >= open && start < close && !members.some((one) => start >= one.start && start < one.end),
  );
  const outer = marginAt(text, open);
  return {
    text,
    ...{ open, close, members, comments, outer },
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    indent: first ? marginAt(text, first.start) : outer + unitOf(text),
    isSpread: spreads(text, node, shift) ?? isAroundSpread,
  };
}

function memberOf(property: Node, shift: number, tokens: readonly JsonToken[]): JsonMember | undefined {
  const [key, value] = property.children ?? [];
  if (!key || !value) return undefined;
  const end = value.offset + value.length + shift;
  const next = tokens.find((token) => token.start >= end && !token.isComment);
  return {
    name: String(key.value),
    start: key.offset + shift,
    keyEnd: key.offset + key.length + shift,
    valueStart: value.offset + shift,
    end,
    comma: next?.text === ',' ? next : undefined,
  };
}

function marginAt(text: string, offset: number): string {
  const line = text.slice(lineStartOf(text, offset), lineEndOf(text, offset));
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** What one level is indented by: as the first line that is, else two spaces. */
export function unitOf(text: string): string {
  return /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? '  ';
}
