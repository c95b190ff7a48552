import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import { describeKey } from './edit-entries.js';
import { objectOf } from './entry-index.js';
import { commentsOfItem } from './insert-items.js';
import { excerptOf, placeOf, rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { hasPin, isPinned } from './pin.js';
import { scanTokens, tokenAt } from './scan-tokens.js';
import { equalsEntry } from './update-entry.js';
import type { WantedEntry } from './wanted-entry.js';

/** An element of a list that is, wraps or mentions an entry. */
export interface Candidate {
  readonly list: string;
  readonly literal: ts.ArrayLiteralExpression;
  readonly index: number;
  readonly entry: WantedEntry;
}

/** Why an element may not be taken out: a person pinned it, or it holds more than the entry that was written there. */
export function judgeEntry(module: ParsedModule, candidate: Candidate, mayLose: boolean): Diagnostic | undefined {
  const { list, literal, index, entry } = candidate;
  const element = literal.elements[index];
  if (!element) return undefined;
  const items = literal.elements.map((one) => rangeOf(module, one));
  const inside = { start: literal.getStart(module.file) + 1, end: literal.end - 1 };
  const comments = commentsOfItem({ text: module.text, inside, items, whenEmpty: 'lines' }, index);
  const object = objectOf(module, element);
  const what = { list, entry: describeKey(entry.key) };
  if (hasPin(module.text, comments) || (object && isPinned(module, object, comments)))
    return codeDiagnostics.create('entry-pinned', what, placeOf(module, element));
  if (mayLose || isAsWritten(module, element, entry)) return undefined;
  const text = excerptOf(module.text.slice(element.getStart(module.file), element.end));
  return codeDiagnostics.create('entry-edited', { ...what, text }, placeOf(module, element));
}

function isAsWritten(module: ParsedModule, element: ts.Expression, entry: WantedEntry): boolean {
  const { ts } = module;
  if (entry.kind === 'identifier') return ts.isIdentifier(element);
  if (!ts.isObjectLiteralExpression(element) || element.properties.length !== entry.properties.length) return false;
  return equalsEntry(module, element, entry.properties) && !hasComment(module, element);
}

function hasComment(module: ParsedModule, node: ts.Node): boolean {
  const table = scanTokens(module.ts, module.file, node);
  return table.starts.some((_, index) => tokenAt(module, table, index).isComment);
}
