import { schemaBelow, schemaOf, type SchemaNode } from '../contracts/schema-node.js';
import type { ContractKind } from '../contracts/contract-validators.js';
import type { ContractPart } from './contract-parts.js';

// More members of one list of allowed values would say nothing new.
const mostMembers = 8;

/** Values that could stand in a place; one is as good as another unless `each` may lead elsewhere. */
export interface OtherValues {
  readonly values: readonly unknown[];
  readonly each: boolean;
}

/**
 * What could stand in the place of a value, the smallest change first: the other members where a few are allowed, the
 * other truth, a neighbouring number, a text with one more letter (where it keeps an ending or a pattern) or another digit.
 */
export function otherValues(kind: ContractKind, { path, value }: ContractPart): OtherValues {
  const node = path.reduce<SchemaNode | undefined>(schemaBelow, schemaOf(kind));
  const allowed: unknown = node?.keywords['enum'];
  if (Array.isArray(allowed)) {
    const members = (allowed as readonly unknown[]).filter((member) => member !== value);
    return { values: members.slice(0, mostMembers), each: true };
  }
  if (typeof value === 'boolean') return { values: [!value], each: false };
  if (typeof value === 'number') return { values: [value + 1, value - 1], each: false };
  return { values: typeof value === 'string' ? otherTexts(value) : [], each: false };
}

function otherTexts(text: string): readonly string[] {
  const [, stem = text, ending = ''] = /^(.*?)(\.[A-Za-z0-9.]+)?$/s.exec(text) ?? [];
  const digit = text.replace(/\d(?=\D*$)/, (found) => String((Number(found) + 1) % 10));
  const letters = /^[^a-z]*[A-Z][^a-z]*$/.test(text) ? 'X' : 'x';
  return [...new Set([`${text}${letters}`, `${stem}${letters}${ending}`, `${letters}${text}`, digit])].filter(
    (other) => other !== text,
  );
}
