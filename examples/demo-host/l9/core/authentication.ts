import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedMessage {
  readonly secret: string;
  /** What was signed, in pieces or whole: the raw bytes, never a re-serialised body. */
  readonly signedText: Buffer | string | readonly (Buffer | string)[];
  /** The signature as received. */
  readonly signature: string | undefined;
  /** What stands before the digest, such as 'v0='; '' for nothing. */
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
}

/** Whether the signature is the HMAC-SHA-256 of the text. Constant time; never throws. */
export function verifyHmacSha256(message: SignedMessage): boolean {
  const { secret, signedText, signature, prefix, encoding } = message;
  if (secret === '' || signature === undefined) return false;
  const hmac = createHmac('sha256', secret);
  const pieces =
    typeof signedText === 'string' || Buffer.isBuffer(signedText) ? [signedText] : signedText;
  for (const piece of pieces) hmac.update(piece);
  return equalInConstantTime(`${prefix}${hmac.digest(encoding)}`, signature);
}

/** Whether both are the same. An empty expected secret matches nothing. */
export function verifySharedSecret(expected: string, actual: string | undefined): boolean {
  return expected !== '' && actual !== undefined && equalInConstantTime(expected, actual);
}

/** Whether the time (unix seconds, as received) lies within the tolerance before or after now. */
export function isFresh(
  timestampSeconds: string | undefined,
  now: Date,
  toleranceSeconds: number,
): boolean {
  if (timestampSeconds === undefined || !/^\d{1,12}(\.\d{1,9})?$/.test(timestampSeconds))
    return false;
  return Math.abs(now.getTime() / 1000 - Number(timestampSeconds)) <= toleranceSeconds;
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
}

/** Digests have one length, so the comparison tells nothing about the length of the secret either. */
function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
