import type { ts } from 'ts-morph';
import type { Diagnostic } from '../../diagnostics/index.js';
import { codeDiagnostics } from '../code-diagnostics.js';
import type { SlotEntry } from '../module-edit.js';
import { excerptOf, placeOfRange } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import { scanTokens, tokenAt } from '../scan-tokens.js';
import { saysFacts } from './says-facts.js';
import { isPinnedEntry } from './entry-comments.js';
import { fits, isWrapped, type Shape } from './entry-shape.js';
import { shapeAsEntry, type OpenSlot } from './open-slot.js';
import { itemRange } from './slot-items.js';
import { nameOfAddress } from './tell-slot.js';

/** An item of a slot that registers an entry. */
export interface Held {
  readonly open: OpenSlot;
  readonly index: number;
  readonly entry: SlotEntry;
}

/** Why an item may not be taken out: a person pinned it, or it holds more than an entry does. */
export function judgeItem(module: ParsedModule, held: Held, mayLose: boolean): Diagnostic | undefined {
  const { open, index, entry } = held;
  const item = open.slot.items[index];
  if (!item) return undefined;
  const range = itemRange(module, open.slot, item);
  const what = { slot: open.slot.name || nameOfAddress(open.address), entry: entry.value };
  if (isPinnedEntry(module, open.slot, index))
    return codeDiagnostics.create('entry-pinned', what, placeOfRange(module, range));
  if (mayLose || isAsWritten(module, held, item)) return undefined;
  const text = excerptOf(module.text.slice(range.start, range.end));
  return codeDiagnostics.create('entry-edited', { ...what, text }, placeOfRange(module, range));
}

// An entry says its facts and nothing else, in a shape that wiring writes here: a plain one, or that of all its siblings.
function isAsWritten(module: ParsedModule, { open, index, entry }: Held, item: ts.Node): boolean {
  const shape = shapeAsEntry(module, open, { item, value: entry.value });
  if (!shape || !fits(shape, entry) || hasComment(module, item, open)) return false;
  if (!saysFacts(module, partsOf(module, item, open), entry)) return false;
  const others = open.siblings.shapes.filter((_, at) => at !== index);
  const isLikeAnother = others.some((other) => other !== undefined && sameShape(other, shape));
  if (hasOwnText(shape, open)) return isLikeAnother;
  return isLikeAnother || !isWrappedHere(shape, open);
}

function sameShape(one: Shape, other: Shape): boolean {
  return comparable(one) === comparable(other);
}

// Every entry that goes is compared with all its siblings.
const comparables = new WeakMap<Shape, string>();

function comparable(shape: Shape): string {
  const known = comparables.get(shape) ?? JSON.stringify(shape, withoutCase);
  comparables.set(shape, known);
  return known;
}

function withoutCase(name: string, value: unknown): unknown {
  return name === 'casing' || name === 'isQuoted' ? undefined : value;
}

function isWrappedHere(shape: Shape, { slot }: OpenSlot): boolean {
  if (slot.kind !== 'calls' && slot.kind !== 'chain') return isWrapped(shape);
  const call = shape.kind === 'prefixed' ? shape.of : shape;
  return call.kind !== 'call' || call.arguments.some(isWrapped);
}

// Code that is no fact, such as a second argument of a person's.
function hasOwnText(shape: Shape, { slot }: OpenSlot): boolean {
  const call = shape.kind === 'prefixed' ? shape.of : shape;
  const parts = (slot.kind === 'calls' || slot.kind === 'chain') && call.kind === 'call' ? call.arguments : [shape];
  return JSON.stringify(parts).includes('"kind":"text"');
}

function partsOf({ ts }: ParsedModule, item: ts.Node, { slot }: OpenSlot): readonly ts.Node[] {
  if (slot.kind === 'chain' && ts.isCallExpression(item)) return item.arguments;
  return ts.isPropertyAssignment(item) ? [item.name, item.initializer] : [item];
}

function hasComment(module: ParsedModule, item: ts.Node, open: OpenSlot): boolean {
  return partsOf(module, item, open).some((node) => {
    const table = scanTokens(module.ts, module.file, node);
    return table.starts.some((_, index) => tokenAt(module, table, index).isComment);
  });
}
