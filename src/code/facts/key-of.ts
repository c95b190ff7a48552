import type { PropertyKey } from 'oxc-parser';

import type { Machine } from './machine.js';
import { textOf, type Scope } from './value.js';

/** The name of a property; `undefined` when it is worked out while the program runs. */
export function keyOf(
  machine: Machine,
  { key, computed }: { readonly key: PropertyKey; readonly computed: boolean },
  scope: Scope,
): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return textOf(machine.evaluate(key, scope));
}
