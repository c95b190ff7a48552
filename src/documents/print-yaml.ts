import { yamlScalar } from '../text/index.js';
import { isMapping } from './plain-data.js';

/**
 * Plain data as a YAML 1.2 document in block style, two blanks of indentation, every text on one line: what any reader of
 * either version of YAML takes for the same data. Keys stay in their order; those without a value are left out.
 */
export function printYaml(data: Readonly<Record<string, unknown>>): string {
  return mappingLines(data)
    .map((line) => `${line}\n`)
    .join('');
}

function mappingLines(data: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : pairLines(yamlScalar(key), value)));
}

function pairLines(key: string, value: unknown): readonly string[] {
  const inline = inlineText(value);
  if (inline !== undefined) return [`${key}: ${inline}`];
  const lines = Array.isArray(value) ? listLines(value) : mappingLines(value as Readonly<Record<string, unknown>>);
  return [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function listLines(items: readonly unknown[]): readonly string[] {
  return items.flatMap((item) => {
    const inline = inlineText(item);
    if (inline !== undefined) return [`- ${inline}`];
    const lines = Array.isArray(item) ? listLines(item) : mappingLines(item as Readonly<Record<string, unknown>>);
    return lines.map((line, at) => `${at === 0 ? '- ' : '  '}${line}`);
  });
}

function inlineText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : undefined;
  if (isMapping(value)) return Object.values(value).every((item) => item === undefined) ? '{}' : undefined;
  return yamlScalar(value as string | number | boolean | null);
}
