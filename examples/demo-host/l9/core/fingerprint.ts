import { createHash } from 'node:crypto';

/** SHA-256 in hex. Keys from outside are stored this way: any length, any character, one form. */
export function fingerprint(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
