import type { ts } from 'ts-morph';
import { detectStyle } from '../detect-style.js';
import { breaksAfter, breaksBefore } from '../line-breaks.js';
import { rangeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import { cutAround, type Removal } from '../removal.js';
import { removeItem } from '../remove-item.js';
import { endOfLine, isComment, isFirstOnLine, readTrivia, type Range } from '../trivia.js';
import { receiverOf } from './call-chain.js';
import { endOfStatement } from './slot-items.js';
import type { BracketSlot, ChainSlot, Slot } from './slot.js';

/** The ways to take one item out of a slot, the likeliest first; comments of people stay. */
export function removeEntry(module: ParsedModule, slot: Slot, index: number): readonly Removal[] {
  if (slot.kind === 'calls') {
    const statement = slot.items[index];
    return statement ? removeStatement(module, statement) : [];
  }
  if (slot.kind === 'chain') return removeLink(module, slot, index);
  return [...removeArray(module, slot), ...removeItem(slot.shape, index)];
}

// The first entry of `new Map()` brought the array along.
function removeArray({ ts }: ParsedModule, { node, items, shape }: BracketSlot): readonly Removal[] {
  const [argument] = ts.isNewExpression(node) ? (node.arguments ?? []) : [];
  const [item] = shape.items;
  if (!argument || items.length !== 1 || !item) return [];
  const cut = { start: shape.inside.start - 1, end: argument.end };
  return [{ edits: cutAround(cut, []), removed: [cut], ifProven: true }];
}

function removeStatement(module: ParsedModule, statement: ts.Statement): readonly Removal[] {
  const { text } = module;
  const range = { ...rangeOf(module, statement), end: endOfStatement(module, statement) };
  const lineEnd = endOfLine(text, range.end);
  const isLine = isFirstOnLine(text, range.start) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(range.end));
  if (!isLine && lineEnd === range.end) return inline(module, range);
  const behind = readTrivia(text, range.end, lineEnd).find(isComment);
  if (behind) return [removalOf(range, { start: range.start, end: behind.start })];
  // A blank line is always a person's: wiring writes none.
  const [nearest] = breaksBefore(text, range.start);
  const [below] = breaksAfter(text, range.end);
  return [
    ...bothSides(text, range),
    ...cut(range, nearest, range.end),
    ...(below === undefined ? [] : cut(range, lineStartOf(text, range.start), below)),
    removalOf(range, range),
  ];
}

function ifProven(removal: Removal): Removal {
  return { ...removal, ifProven: true };
}

// The only statement of a block that was empty: `{}` became three lines.
function bothSides(text: string, range: Range): readonly Removal[] {
  const before = /\{(\s*)$/.exec(text.slice(0, range.start));
  const after = /^(\s*)\}/.exec(text.slice(range.end));
  if (!before || !after) return [];
  const whole = { start: range.start - (before[1]?.length ?? 0), end: range.end + (after[1]?.length ?? 0) };
  return [{ ...removalOf(range, whole), ifProven: true }];
}

// In a file without semicolons, the one between two statements on a line came with the second.
function inline(module: ParsedModule, range: Range): readonly Removal[] {
  const { text } = module;
  const [above] = breaksBefore(text, range.start);
  const blank = /[ \t]*$/.exec(text.slice(0, range.start))?.[0].length ?? 0;
  const behind = /^[ \t]*/.exec(text.slice(range.end))?.[0].length ?? 0;
  const before = range.start - blank - 1;
  const set = { start: before, end: range.end };
  return [
    ...(text[before] === ';' && !detectStyle(module).semicolons
      ? [ifProven({ edits: cutAround(set, []), removed: [set] })]
      : []),
    ...cut(range, above, range.end),
    removalOf(range, { start: range.start - blank, end: range.end }),
    removalOf(range, { start: range.start, end: range.end + behind }),
  ];
}

function cut(range: Range, start: number | undefined, end: number): readonly Removal[] {
  return start === undefined ? [] : [removalOf(range, { start, end })];
}

function removalOf(removed: Range, whole: Range): Removal {
  return { edits: cutAround(whole, []), removed: [removed] };
}

function removeLink(module: ParsedModule, slot: ChainSlot, index: number): readonly Removal[] {
  const link = slot.items[index];
  if (!link) return [];
  const start = receiverOf(module, link).end;
  const comments = readTrivia(module.text, start, link.end).filter(isComment);
  const range = { start, end: link.end };
  const from = Math.min(endOfLine(module.text, start), link.end);
  return [
    { edits: cutAround({ start: from, end: link.end }, comments), removed: [range] },
    { edits: cutAround(range, comments), removed: [range] },
  ];
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
