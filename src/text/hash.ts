import { createHash } from 'node:crypto';

/** A SHA-256 digest in lower-case hexadecimal, 64 characters. */
export type Hash = string;

/** The SHA-256 of a text (as UTF-8) or of bytes. */
export function hashOf(content: string | Uint8Array): Hash {
  return createHash('sha256').update(content).digest('hex');
}
