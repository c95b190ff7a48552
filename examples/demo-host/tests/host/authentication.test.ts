import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import {
  bearerToken,
  isFresh,
  verifyHmacSha256,
  verifySharedSecret,
} from '../../l9/core/authentication.js';

const secret = 'a shared secret';
const body = Buffer.from('{"text":"grüezi"}');
const sign = (encoding: 'hex' | 'base64', text: Buffer | string = body): string =>
  createHmac('sha256', secret).update(text).digest(encoding);
const message = { secret, signedText: body, prefix: '', encoding: 'hex' as const };

describe('verifyHmacSha256', () => {
  test.each(['hex', 'base64'] as const)('accepts the right signature in %s', (encoding) => {
    expect(verifyHmacSha256({ ...message, encoding, signature: sign(encoding) })).toBe(true);
  });

  test('accepts text in pieces and a prefix', () => {
    const signature = `v0=${sign('hex', Buffer.concat([Buffer.from('v0:12:'), body]))}`;
    expect(
      verifyHmacSha256({ ...message, signedText: ['v0:12:', body], prefix: 'v0=', signature }),
    ).toBe(true);
  });

  test.each([
    ['a changed body', { signedText: Buffer.from('{"text":"hello"}'), signature: sign('hex') }],
    ['another secret', { secret: 'another', signature: sign('hex') }],
    ['the wrong encoding', { signature: sign('base64') }],
    ['a missing prefix', { prefix: 'v0=', signature: sign('hex') }],
    ['a signature cut short', { signature: sign('hex').slice(0, -2) }],
    ['a signature with more behind it', { signature: `${sign('hex')}00` }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a hostile signature', { signature: '\u0000ÿ\ud800'.repeat(5000) }],
  ])('refuses %s', (_name, change) => {
    expect(verifyHmacSha256({ ...message, ...change })).toBe(false);
  });

  test('refuses everything when the secret is empty', () => {
    const signature = createHmac('sha256', '').update(body).digest('hex');
    expect(verifyHmacSha256({ ...message, secret: '', signature })).toBe(false);
  });
});

describe('verifySharedSecret', () => {
  test('accepts the secret and nothing else', () => {
    expect(verifySharedSecret(secret, secret)).toBe(true);
    expect(verifySharedSecret(secret, `${secret} `)).toBe(false);
    expect(verifySharedSecret(secret, '')).toBe(false);
    expect(verifySharedSecret(secret, undefined)).toBe(false);
  });

  test('an empty expected secret matches nothing', () => {
    expect(verifySharedSecret('', '')).toBe(false);
  });
});

describe('isFresh', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const seconds = now.getTime() / 1000;

  test.each([-300, 0, 300])('accepts a time %d seconds away', (distance) => {
    expect(isFresh(String(seconds + distance), now, 300)).toBe(true);
  });

  test.each([-301, 301])('refuses a time %d seconds away', (distance) => {
    expect(isFresh(String(seconds + distance), now, 300)).toBe(false);
  });

  test.each([undefined, '', 'now', 'NaN', '1e9', '-1', ' 1767225600', '0x10', '9'.repeat(400)])(
    'refuses %j',
    (timestamp) => {
      expect(isFresh(timestamp, now, 300)).toBe(false);
    },
  );
});

describe('bearerToken', () => {
  test.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['Basic abc', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    [undefined, undefined],
  ])('of %j is %j', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});
