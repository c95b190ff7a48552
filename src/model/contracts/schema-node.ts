import { contractSchemas } from '../../../generated/contract-schemas.js';
import { isMapping } from '../../documents/index.js';
import type { ContractKind } from './contract-validators.js';

/** One node of a contract's schema, with the schema that its local references are about. */
export interface SchemaNode {
  readonly home: unknown;
  readonly keywords: Readonly<Record<string, unknown>>;
}

/** The schema of a kind as a node to step into. */
export function schemaOf(kind: ContractKind): SchemaNode {
  return { home: contractSchemas[kind], keywords: contractSchemas[kind] };
}

/** What the schema says of a key of a mapping or an item of a list; `undefined` where it says nothing by name. */
export function schemaBelow(node: SchemaNode | undefined, step: string | number): SchemaNode | undefined {
  if (!node) return undefined;
  const { items, properties } = node.keywords;
  const below = typeof step === 'number' ? items : entryOf(properties, step);
  return isMapping(below) ? resolved(below, node.home) : undefined;
}

// A reference may stand beside words of its own, which then say more about this place than the target does.
function resolved(keywords: Readonly<Record<string, unknown>>, home: unknown): SchemaNode {
  const { $ref: reference, ...own } = keywords;
  if (typeof reference !== 'string') return { home, keywords };
  const [file = '', pointer = ''] = reference.split('#');
  const target = file === '' ? home : byFile.get(file.replace(/^\.\//, ''));
  const found = pointer.split('/').slice(1).reduce<unknown>(entryOf, target);
  if (!isMapping(found)) return { home, keywords: own };
  const node = resolved(found, target);
  return { home: node.home, keywords: { ...node.keywords, ...own } };
}

const byFile = new Map<string, unknown>(
  Object.entries(contractSchemas).map(([kind, schema]) => [`${kind}.schema.json`, schema]),
);

function entryOf(value: unknown, key: string): unknown {
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
