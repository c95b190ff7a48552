import type { ts } from 'ts-morph';
import { objectOf } from '../object-literal.js';
import { commentsOfItem } from '../insert-items.js';
import type { ParsedModule } from '../parsed-module.js';
import { hasPin, isPinned, isPinnedStatement } from '../pin.js';
import { isComment, onSameLine, readTrivia, type Range } from '../trivia.js';
import { itemRange } from './slot-items.js';
import type { Slot } from './slot.js';

/** True when a person pinned an item with `l9gen:keep`, in a comment above it, on its line, or behind the brace that opens it. */
export function isPinnedEntry(module: ParsedModule, slot: Slot, index: number): boolean {
  const item = slot.items[index];
  if (!item) return false;
  if (slot.kind === 'calls') return slot.items[index] !== undefined && isPinnedStatement(module, slot.items[index]);
  if (slot.kind === 'chain') return hasPin(module.text, commentsOfLink(module, itemRange(module, slot, item)));
  const comments = commentsOfItem(slot.shape, index);
  const object = objectIn(module, item);
  return hasPin(module.text, comments) || (object !== undefined && isPinned(module, object, comments));
}

function objectIn(module: ParsedModule, item: ts.Node): ts.ObjectLiteralExpression | undefined {
  const value = module.ts.isPropertyAssignment(item) ? item.initializer : item;
  return module.ts.isExpression(value) ? objectOf(module, value) : undefined;
}

function commentsOfLink({ text }: ParsedModule, { start, end }: Range): readonly Range[] {
  const before = readTrivia(text, start, end).filter(isComment);
  const behind = onSameLine(readTrivia(text, end, text.length)).filter(isComment);
  return [...before, ...behind];
}
