import type { ts } from 'ts-morph';

import type { OutlineItem, OutlineList } from '../../text/index.js';
import { hasNewline, isComment, onSameLine, readTrivia, type Range, type TriviaPiece } from '../trivia.js';
import type { Identity } from './identity.js';

/** A list of the syntax tree before its places are worked out. */
export interface FoundList extends Pick<OutlineList, 'kind' | 'separator'> {
  /** From behind the opening bracket to the closing one. */
  readonly range: Range;
  readonly nodes: readonly ts.Node[];
}

/** What is said of one node of a list. */
export interface ItemFacts {
  readonly identity: Identity;
  readonly lists: readonly OutlineList[];
}

/**
 * The items of a list with the comments that belong to them: those in front up to the item before, and those behind on the
 * same line. A comment on the line of the opening bracket belongs to the bracket, one behind the last item to the list.
 */
export function placeItems(
  file: ts.SourceFile,
  { range, nodes, kind, separator }: FoundList,
  factsOf: (node: ts.Node) => ItemFacts,
): OutlineList {
  const { text } = file;
  const start = behindOpening(text, range, nodes[0]?.getStart(file) ?? range.end);
  const items: OutlineItem[] = [];
  const seen = new Map<string, number>();
  nodes.forEach((node, index) => {
    const { identity, lists } = factsOf(node);
    const next = nodes[index + 1];
    const limit = next ? next.getStart(file) : range.end;
    const coreStart = node.getStart(file);
    const leading = readTrivia(text, items.at(-1)?.end ?? start, coreStart).find(isComment);
    const ending = endingOf(text, { node, limit, isLast: next === undefined }, separator);
    const twins = (seen.get(identity.key) ?? 0) + 1;
    seen.set(identity.key, twins);
    items.push({
      ...identity,
      key: twins > 1 ? `${identity.key}#${twins}` : identity.key,
      label: twins > 1 ? `${identity.label} (${twins})` : identity.label,
      start: leading?.start ?? coreStart,
      coreStart,
      ...ending,
      lists,
    });
  });
  return { start, end: range.end, kind, separator, items };
}

function behindOpening(text: string, range: Range, firstStart: number): number {
  const pieces = readTrivia(text, range.start, firstStart);
  if (!hasNewline(pieces)) return range.start;
  return onSameLine(pieces).findLast(isComment)?.end ?? range.start;
}

function endingOf(
  text: string,
  { node, limit, isLast }: { readonly node: ts.Node; readonly limit: number; readonly isLast: boolean },
  kind: OutlineList['separator'],
): Pick<OutlineItem, 'end' | 'separator'> {
  const pieces = readTrivia(text, node.end, limit);
  const comma = kind === 'comma' ? pieces.findIndex((piece) => piece.kind === 'comma') : -1;
  const separator = separatorOf(text, { node, comma: pieces[comma] }, kind);
  const rest = pieces.slice(comma + 1);
  const behind = hasNewline(rest) || isLast ? onSameLine(rest).findLast(isComment) : undefined;
  return { separator, end: Math.max(behind?.end ?? 0, separator.end, node.end) };
}

function separatorOf(
  text: string,
  { node, comma }: { readonly node: ts.Node; readonly comma: TriviaPiece | undefined },
  kind: OutlineList['separator'],
): Range {
  if (comma) return { start: comma.start, end: comma.end };
  const isMemberEnd = kind === 'member' && /[;,]/.test(text.slice(node.end - 1, node.end));
  return { start: isMemberEnd ? node.end - 1 : node.end, end: node.end };
}
