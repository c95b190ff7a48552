import { isBindingName, parseExpression } from './expression.js';
import type { Renames, WantedExpression } from './expression.js';
import type { TypeScript } from './load-typescript.js';
import type { EntryKey, ListEdit, PropertyText } from './module-edit.js';
import type { WantedProperty } from './render-entry.js';

/** An entry that a list should hold, checked: its text is proven to carry its key. */
export type WantedEntry =
  | { readonly kind: 'identifier'; readonly key: EntryKey; readonly identifier: string }
  | { readonly kind: 'object'; readonly key: EntryKey; readonly properties: readonly WantedProperty[] };

/** Parses the entries of one batch; equal expressions are parsed once. */
export interface EntryParser {
  readonly ts: TypeScript;
  readonly renames: Renames;
  readonly parse: (code: string) => WantedExpression;
}

/** An {@link EntryParser} that writes names as the module calls them. */
export function createEntryParser(ts: TypeScript, renames: Renames): EntryParser {
  const known = new Map<string, WantedExpression>();
  const parse = (code: string): WantedExpression => {
    const expression = known.get(code) ?? parseExpression(ts, code, renames);
    known.set(code, expression);
    return expression;
  };
  return { ts, renames, parse };
}

/**
 * Parses the text of an entry, with imported names as the module calls them. Throws when the text is no valid code or
 * does not carry its key: such an edit would be made again on every run.
 */
export function parseEntry({ ts, renames, parse }: EntryParser, { key, entry }: ListEdit): WantedEntry {
  if ('identifier' in key) {
    const isSame = 'identifier' in entry && entry.identifier === key.identifier;
    if (!isSame || !isBindingName(ts, key.identifier))
      throw new Error(`an entry with the name ${key.identifier} must be this identifier`);
    const identifier = renames.get(key.identifier) ?? key.identifier;
    return { kind: 'identifier', key: { identifier }, identifier };
  }
  if ('identifier' in entry)
    throw new Error(`an entry with properties as key cannot be the identifier ${entry.identifier}`);
  const properties = entry.properties.map(({ name, code }) => ({ name, value: parse(code) }));
  checkKey(
    key.properties,
    entry.properties,
    properties.map(({ value }) => value),
  );
  return { kind: 'object', key, properties };
}

/** True when two entries with the same key say the same. */
export function sameEntry(one: WantedEntry, other: WantedEntry): boolean {
  const content = (entry: WantedEntry): string =>
    JSON.stringify(
      entry.kind === 'identifier' ? entry.identifier : entry.properties.map(({ name, value }) => [name, value.tokens]),
    );
  return content(one) === content(other);
}

function checkKey(
  key: Readonly<Record<string, string>>,
  texts: readonly PropertyText[],
  values: readonly WantedExpression[],
): void {
  const names = texts.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw new Error(`an entry names a property twice: ${names.join(', ')}`);
  if (Object.keys(key).length === 0) throw new Error('the key of an entry has no property');
  for (const [name, value] of Object.entries(key)) {
    const tokens = values[names.indexOf(name)]?.tokens ?? [];
    if (tokens.length !== 1 || tokens[0] !== JSON.stringify(value))
      throw new Error(`the property ${name} of an entry must be the string ${JSON.stringify(value)} of its key`);
  }
}
