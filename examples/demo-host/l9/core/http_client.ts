import pRetry from 'p-retry';

import { SideEffectError } from './errors.js';
import { fingerprint } from './fingerprint.js';
import type { JsonValue } from './json.js';

export interface OutboundRequest {
  /** The name of the call, for logs and errors. */
  readonly name: string;
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** For each attempt. */
  readonly timeoutMs: number;
  /** 1 means no retry. */
  readonly attempts: number;
  /** Sent as `Idempotency-Key`, so that the other side can tell a retry. */
  readonly idempotencyKey: string;
  readonly bearer?: string;
  readonly body?: JsonValue;
}

export interface OutboundResponse {
  readonly status: number;
  /** The parsed JSON; the text when it is not JSON; null when there is none. */
  readonly body: JsonValue;
}

export interface HttpClient {
  /** Rejects with SideEffectError when the call finally fails. */
  readonly call: (request: OutboundRequest) => Promise<OutboundResponse>;
}

/** Answers beyond this are cut off and count as failed. */
const maximumAnswerBytes = 5_000_000;

export function createHttpClient(options: { readonly retryDelayMs: number }): HttpClient {
  return {
    call: async (request) => {
      let attempt = 0;
      try {
        return await pRetry(
          () => {
            attempt += 1;
            return callOnce(request);
          },
          {
            retries: Math.max(request.attempts, 1) - 1,
            minTimeout: options.retryDelayMs,
            factor: 2,
            shouldRetry: ({ error }) => !(error instanceof FailedAttempt) || error.temporary,
          },
        );
      } catch (error) {
        const status = error instanceof FailedAttempt ? error.status : undefined;
        const reason = error instanceof Error ? error.message : String(error);
        throw new SideEffectError(
          `${request.name} failed after ${attempt} ${attempt === 1 ? 'attempt' : 'attempts'}: ${reason}`,
          { name: request.name, attempts: attempt, ...(status === undefined ? {} : { status }) },
          { cause: error },
        );
      }
    },
  };
}

class FailedAttempt extends Error {
  constructor(
    message: string,
    readonly temporary: boolean,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

async function callOnce(request: OutboundRequest): Promise<OutboundResponse> {
  const { response, text } = await exchange(request);
  const { status } = response;
  if (!response.ok) {
    const temporary = status === 408 || status === 429 || status >= 500;
    throw new FailedAttempt(`status ${status}`, temporary, status);
  }
  return { status, body: bodyOf(text) };
}

/** A network error or timeout anywhere in the exchange may be gone next time. */
async function exchange(
  request: OutboundRequest,
): Promise<{ readonly response: Response; readonly text: string }> {
  const prepared = prepare(request);
  try {
    const response = await fetch(prepared);
    return { response, text: await readText(response) };
  } catch (error) {
    if (error instanceof FailedAttempt) throw error;
    throw new FailedAttempt(reasonOf(error, request.timeoutMs), true, undefined, { cause: error });
  }
}

function prepare(request: OutboundRequest): Request {
  const { url, method, timeoutMs, idempotencyKey, bearer, body } = request;
  try {
    return new Request(url, {
      method,
      // A redirect would take the bearer token and the body to a place nobody declared.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        'idempotency-key': headerValue(idempotencyKey),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    // The original error may quote the token.
    throw new FailedAttempt('its address, token or body cannot be sent', false);
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maximumAnswerBytes) throw new FailedAttempt('the answer is too large', false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Keys come from outside; a header takes printable ASCII only, and not too much of it. */
function headerValue(key: string): string {
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : fingerprint(key);
}

function bodyOf(text: string): JsonValue {
  if (text === '') return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
