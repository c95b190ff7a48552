import canonicalize from 'canonicalize';

/** The RFC 8785 (JCS) text of a JSON value: the same for equal values whatever their key order. Throws on non-JSON values. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}
