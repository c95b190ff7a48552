import { yamlScalar } from '../../text/index.js';

/** A value that is written into a spec. */
export type Source = string | number | boolean | readonly Source[] | { readonly [key: string]: Source };

/**
 * The YAML source of a value as a person would write it: scalars on one line, lists of scalars in brackets, everything
 * else as an unindented block.
 */
export function yamlSource(value: Source): string {
  if (typeof value !== 'object') return yamlScalar(value);
  if (isList(value)) return listSource(value);
  return Object.entries(value)
    .map(([key, inner]) => entrySource(key, inner))
    .join('\n');
}

/** The YAML source of a value between brackets: all of it on one line. */
export function flowSource(value: Source): string {
  if (typeof value !== 'object') return yamlScalar(value);
  if (isList(value)) return `[${value.map(flowSource).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flowSource(inner)}`);
  return `{ ${entries.join(', ')} }`;
}

// What stands on the line of its key.
function isInline(value: Source): boolean {
  if (typeof value !== 'object') return true;
  return isList(value) && value.every((item) => typeof item !== 'object');
}

// `Array.isArray` does not narrow a readonly array out of a union.
function isList(value: Source): value is readonly Source[] {
  return Array.isArray(value);
}

function entrySource(key: string, value: Source): string {
  const source = yamlSource(value);
  return isInline(value) ? `${key}: ${source}` : `${key}:\n${indented(source)}`;
}

function listSource(items: readonly Source[]): string {
  if (isInline(items)) return `[${items.map(yamlSource).join(', ')}]`;
  return items.map((item) => `- ${indented(yamlSource(item)).trimStart()}`).join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
