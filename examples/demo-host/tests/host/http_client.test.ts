import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { SideEffectError } from '../../l9/core/errors.js';
import { createHttpClient, type OutboundRequest } from '../../l9/core/http_client.js';
import { type LoopbackServer, startLoopbackServer } from '../support/loopback_server.js';

const { call } = createHttpClient({ retryDelayMs: 0 });

let server: LoopbackServer;
let request: OutboundRequest;

beforeEach(async () => {
  server = await startLoopbackServer();
  request = {
    name: 'post_message',
    url: `${server.url}/messages?x=1`,
    method: 'POST',
    timeoutMs: 5000,
    attempts: 3,
    idempotencyKey: 'slack.webhook:Ev1:post_message',
    bearer: 'token',
    body: { text: 'grüezi' },
  };
});

afterEach(() => server.close());

async function failureOf(change: Partial<OutboundRequest> = {}): Promise<SideEffectError> {
  const error: unknown = await call({ ...request, ...change }).catch((reason: unknown) => reason);
  if (!(error instanceof SideEffectError))
    throw new Error('the call did not fail', { cause: error });
  return error;
}

test('sends what was asked for and parses the answer', async () => {
  server.answer({ status: 201, body: { id: 7 } });
  expect(await call(request)).toEqual({ status: 201, body: { id: 7 } });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      path: '/messages?x=1',
      headers: {
        authorization: 'Bearer token',
        'content-type': 'application/json',
        'idempotency-key': 'slack.webhook:Ev1:post_message',
      },
      body: { text: 'grüezi' },
    },
  ]);
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE'] as const)('uses the method %s', async (method) => {
  const { body: _body, bearer: _bearer, ...rest } = request;
  await call({ ...rest, method });
  expect(server.requests[0]).toMatchObject({ method, body: null });
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
});

test.each([
  ['text', 'fine', 'fine'],
  ['nothing', '', null],
])('gives %s as it is', async (_name, body, expected) => {
  server.answer({ body });
  expect((await call(request)).body).toBe(expected);
});

describe('trying again', () => {
  test.each([408, 429, 500, 503])('after status %d', async (status) => {
    server.answer({ status });
    expect((await call(request)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  test('after a broken connection', async () => {
    server.answer({ fault: 'reset' });
    expect((await call(request)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  test('after a timeout', async () => {
    server.answer({ fault: 'hang' });
    expect((await call({ ...request, timeoutMs: 200 })).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  test('with the same idempotency key', async () => {
    server.answer({ status: 500 });
    await call(request);
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([request.idempotencyKey, request.idempotencyKey]);
  });

  test.each([1, 2, 3])('makes %d attempts and no more', async (attempts) => {
    for (let index = 0; index < 5; index += 1) server.answer({ status: 503 });
    const error = await failureOf({ attempts });
    expect(server.requests).toHaveLength(attempts);
    expect(error.detail).toEqual({ name: 'post_message', attempts, status: 503 });
  });
});

describe('giving up at once', () => {
  test.each([302, 400, 401, 404, 409, 422])('on status %d', async (status) => {
    server.answer({ status, headers: { location: `${server.url}/elsewhere` } });
    const error = await failureOf();
    expect(error.category).toBe('side_effect_failure');
    expect(error.detail).toMatchObject({ attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test('on an answer that is too large', async () => {
    server.answer({ body: 'x'.repeat(5_000_001) });
    expect((await failureOf()).message).toContain('too large');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['an address that is none', { url: 'not an address' }],
    ['a token that fits in no header', { bearer: 'se\ncret' }],
  ])('on %s, without telling it', async (_name, change) => {
    const error = await failureOf(change);
    expect(`${error.message} ${String(error.stack)} ${String(error.cause)}`).not.toMatch(
      /se\ncret/,
    );
    expect(server.requests).toHaveLength(0);
  });
});

test('tells a server that is not there', async () => {
  const { url } = request;
  await server.close();
  const error = await failureOf({ url, attempts: 2 });
  expect(error.detail).toEqual({ name: 'post_message', attempts: 2 });
});

test.each(['event\n\u0000ü🙂', 'x'.repeat(50_000)])('accepts any idempotency key', async (key) => {
  await call({ ...request, idempotencyKey: key });
  await call({ ...request, idempotencyKey: `${key}2` });
  await call({ ...request, idempotencyKey: key.replace('\n', '%a') });
  const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys).size).toBe(new Set([key, `${key}2`, key.replace('\n', '%a')]).size);
});
