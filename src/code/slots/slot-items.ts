import type { ts } from 'ts-morph';
import { rangeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import type { Range } from '../trivia.js';
import { receiverOf, settled } from './call-chain.js';
import { registeredNames } from './entry-names.js';
import type { Slot } from './slot.js';

/** The expression that an item is, or the property of a table; `undefined` for a statement that is more than one call. */
export function itemExpression({ ts }: ParsedModule, slot: Slot, item: ts.Node): ts.Node | undefined {
  if (slot.kind === 'calls') return ts.isExpressionStatement(item) ? item.expression : undefined;
  return item;
}

/** Where a statement ends; a semicolon that begins the next line guards what follows and is no part of it. */
export function endOfStatement({ ts, text }: ParsedModule, statement: ts.Statement): number {
  if (!ts.isExpressionStatement(statement)) return statement.end;
  const { end } = statement.expression;
  return /[\r\n]/.test(text.slice(end, statement.end)) ? end : statement.end;
}

/** Where an item stands; in a chain, its link alone. */
export function itemRange(module: ParsedModule, slot: Slot, item: ts.Node): Range {
  const range = rangeOf(module, item);
  if (slot.kind !== 'chain' || !module.ts.isCallExpression(item)) return range;
  return { start: receiverOf(module, item).end, end: range.end };
}

/** The nodes of an item that say what it registers. */
export function itemParts(module: ParsedModule, slot: Slot, item: ts.Node): readonly ts.Node[] {
  const { ts } = module;
  if (slot.kind === 'chain') return ts.isCallExpression(item) ? item.arguments : [];
  if (slot.kind !== 'calls' || slot.given === undefined || !ts.isExpressionStatement(item)) return [item];
  const call = settled(module, item.expression);
  return ts.isCallExpression(call) ? [call.expression] : [];
}

/** The items of a slot by the names that they register. */
export function indexNames(module: ParsedModule, slot: Slot): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  slot.items.forEach((item, at) => {
    const parts = itemParts(module, slot, item);
    for (const name of new Set(parts.flatMap((part) => registeredNames(module, part)))) {
      const known = index.get(name);
      if (known) known.push(at);
      else index.set(name, [at]);
    }
  });
  return index;
}
