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
