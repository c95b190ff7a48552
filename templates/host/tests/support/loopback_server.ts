import type { JsonValue } from '../../l9/core/json.js';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON, or the text, or null when there was none. */
  readonly body: JsonValue;
}

export interface LoopbackAnswer {
  /** Default 200. */
  readonly status?: number;
  /** Default { ok: true }; a string is sent as it is. */
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
  /** 'hang': never answers. 'reset': closes the connection without an answer. */
  readonly fault?: 'hang' | 'reset';
}

export interface LoopbackServer {
  readonly url: string;
  /** In order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Queues the answer to the next request without one; with an empty queue every answer is the default. */
  readonly answer: (next: LoopbackAnswer) => void;
  readonly close: () => Promise<void>;
}

/** A real HTTP server on a free port of 127.0.0.1. */
export declare function startLoopbackServer(): Promise<LoopbackServer>;
