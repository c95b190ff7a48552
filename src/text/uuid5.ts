import { createHash } from 'node:crypto';

/** The namespace for fully qualified domain names (RFC 9562, section 6.6). */
export const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** The name-based UUID of `name` in the namespace (RFC 9562, section 5.5): the same for the same input, everywhere. */
export function uuid5(namespace: string, name: string): string {
  const bytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const digest = createHash('sha1').update(bytes).update(name).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
