import { yamlScalar } from '../../text/index.js';
import { schemaBelow, type SchemaNode } from './schema-node.js';

/**
 * Missing keys as text to paste, with the keys that each of them requires in turn. A value is filled in only where there
 * is but one; everything else is for a person to say.
 */
export function keysToPaste(node: SchemaNode | undefined, keys: readonly string[]): string {
  return keys.flatMap((key) => linesOf(node, key, '')).join('\n');
}

function linesOf(node: SchemaNode | undefined, key: string, indent: string): readonly string[] {
  const below = schemaBelow(node, key);
  const { const: only, required } = below?.keywords ?? {};
  if (typeof only === 'string') return [`${indent}${key}: ${yamlScalar(only)}`];
  // Nothing in the schemas is deeper; a schema that refers to itself would be without end.
  const inner = Array.isArray(required) && indent.length < deepest ? (required as readonly unknown[]) : [];
  if (inner.length === 0) return [`${indent}${key}:`];
  return [`${indent}${key}:`, ...inner.flatMap((name) => linesOf(below, String(name), `${indent}  `))];
}

const deepest = 6;
