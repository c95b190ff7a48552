import { createHash } from 'node:crypto';

/** The name space of domain names (RFC 9562, appendix C). */
const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** A thread needs something that tells it from another one. */
export class EmptyThreadKeyError extends Error {
  override readonly name = 'EmptyThreadKeyError';
}

/** The UUID version 5 of a name in a name space (RFC 9562, section 5.5). */
export function uuid5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The name space that belongs to a name such as 'slack.l9.internal'. */
export function namespaceOf(name: string): string {
  return uuid5(dnsNamespace, name);
}

/**
 * The thread of the given components: the same components always give the same thread, different
 * ones different threads (a ':' inside a component is escaped). Throws EmptyThreadKeyError when a
 * component is absent or all of them are empty, since every event would land in one thread.
 */
export function threadId(namespace: string, components: readonly (string | undefined)[]): string {
  const present = components.filter((component) => component !== undefined);
  if (present.length < components.length) {
    throw new EmptyThreadKeyError('a component of the thread key is absent');
  }
  if (present.every((component) => component === '')) {
    throw new EmptyThreadKeyError('every component of the thread key is empty');
  }
  return uuid5(
    namespace,
    present.map((component) => component.replace(/[\\:]/g, '\\$&')).join(':'),
  );
}
