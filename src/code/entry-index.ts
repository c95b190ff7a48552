import type { ts } from 'ts-morph';
import { byCodePoint } from '../text/index.js';
import { unwrap } from './find-list.js';
import { isSortedBy } from './is-sorted-by.js';
import type { EntryKey } from './module-edit.js';
import type { ParsedModule } from './parsed-module.js';

/** The entries of a list by their keys of one shape. Keys are compared value by value, by code unit. */
export interface EntryIndex {
  /** The indices of the elements that are the entry, or a person's wrapping of it, in order. */
  readonly find: (key: EntryKey) => readonly number[];
  /** The index after which a new entry belongs: its sorted place when all keyed siblings are sorted, else the end. */
  readonly placeFor: (key: EntryKey) => number;
}

/** The values that a key is compared by. */
export function keyValues(key: EntryKey): readonly string[] {
  return 'identifier' in key ? [key.identifier] : Object.values(key.properties);
}

/** Orders keys value by value. */
export function byKeyValues(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? a.length - b.length : byCodePoint(a[at] ?? '', b[at] ?? '');
}

/** Builds an {@link EntryIndex} for keys with the same properties as `shape`; linear in the list. */
export function indexEntries(module: ParsedModule, elements: readonly ts.Expression[], shape: EntryKey): EntryIndex {
  const names = 'identifier' in shape ? undefined : Object.keys(shape.properties);
  const keys = elements.map((element) => (names ? objectKey(module, element, names) : identifierKey(module, element)));
  const keyed = keys.flatMap((values, index) => (values ? [{ values, index }] : []));
  const mentions = elements.map((element, index) =>
    names ? keysToText(keys[index]) : mentionedNames(module, element),
  );
  const byText = new Map<string, number[]>();
  mentions.forEach((texts, index) => {
    for (const text of new Set(texts)) byText.set(text, [...(byText.get(text) ?? []), index]);
  });
  const isSorted = isSortedBy(keyed, (a, b) => byKeyValues(a.values, b.values));
  return {
    find: (key) => byText.get('identifier' in key ? key.identifier : JSON.stringify(keyValues(key))) ?? [],
    placeFor: (key) => {
      const [first] = keyed;
      const wanted = keyValues(key);
      if (!isSorted || !first) return elements.length - 1;
      return keyed.findLast((one) => byKeyValues(one.values, wanted) <= 0)?.index ?? first.index - 1;
    },
  };
}

/** The object literal that an element is, also as the first argument of one call: `defineTool({ … })`. */
export function objectOf(module: ParsedModule, element: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const inner = unwrap(module, element);
  if (module.ts.isObjectLiteralExpression(inner)) return inner;
  const [argument] = module.ts.isCallExpression(inner) ? inner.arguments : [];
  return argument && objectOf(module, argument);
}

/** The member that gives an object its property `name`: the last one, as at run time. */
export function memberNamed(
  { ts }: ParsedModule,
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.findLast(({ name: written }) => {
    if (!written) return false;
    if (ts.isComputedPropertyName(written))
      return ts.isStringLiteralLike(written.expression) && written.expression.text === name;
    return (ts.isIdentifier(written) || ts.isStringLiteralLike(written)) && written.text === name;
  });
}

function objectKey(
  module: ParsedModule,
  element: ts.Expression,
  names: readonly string[],
): readonly string[] | undefined {
  const object = objectOf(module, element);
  if (!object) return undefined;
  const values: string[] = [];
  for (const name of names) {
    const member = memberNamed(module, object, name);
    const value = member && module.ts.isPropertyAssignment(member) ? unwrap(module, member.initializer) : undefined;
    if (!value || !module.ts.isStringLiteralLike(value)) return undefined;
    values.push(value.text);
  }
  return values;
}

function identifierKey(module: ParsedModule, element: ts.Expression): readonly string[] | undefined {
  const inner = unwrap(module, element);
  if (module.ts.isIdentifier(inner)) return [inner.text];
  const [argument] = module.ts.isCallExpression(inner) ? inner.arguments : [];
  return argument && identifierKey(module, argument);
}

function keysToText(values: readonly string[] | undefined): readonly string[] {
  return values ? [JSON.stringify(values)] : [];
}

// A person may guard or wrap an entry: `withAuth(slack)`, `...(enabled ? [slack] : [])`. It is still the entry; adding
// it a second time would run it twice.
function mentionedNames(module: ParsedModule, element: ts.Expression): readonly string[] {
  const { ts } = module;
  const inner = unwrap(module, element);
  const inAll = (parts: readonly ts.Expression[]): readonly string[] =>
    parts.flatMap((part) => mentionedNames(module, part));
  if (ts.isIdentifier(inner)) return [inner.text];
  if (ts.isCallExpression(inner)) return inAll(inner.arguments);
  if (ts.isSpreadElement(inner)) return inAll([inner.expression]);
  if (ts.isArrayLiteralExpression(inner)) return inAll(inner.elements);
  if (ts.isConditionalExpression(inner)) return inAll([inner.whenTrue, inner.whenFalse]);
  return ts.isBinaryExpression(inner) ? inAll([inner.right]) : [];
}
