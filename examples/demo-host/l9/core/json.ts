export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper than any event is; code that follows a value down to its end can rely on it. */
const maxDepth = 100;

/** Parses JSON from outside. Throws SyntaxError for what is not JSON or is nested too deeply. */
export function parseJson(text: string): JsonValue {
  const value = JSON.parse(text) as JsonValue;
  if (isDeeperThan(maxDepth, value)) throw new SyntaxError('the JSON is nested too deeply');
  return value;
}

function isDeeperThan(depth: number, value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(depth - 1, member));
}

/**
 * JSON with object keys in code unit order and no white space, so that equal values have equal
 * text. Hashes are taken over this form.
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
