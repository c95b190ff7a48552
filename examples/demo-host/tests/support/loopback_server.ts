import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { JsonValue } from '../../l9/core/json.js';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed JSON, or the text, or null when there was none. */
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
  /** http://127.0.0.1:<port> */
  readonly url: string;
  /** In the order of their arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Queues the answer to one request; when none is queued, the default answer is given. */
  readonly answer: (next: LoopbackAnswer) => void;
  readonly close: () => Promise<void>;
}

/** A real HTTP server on a free port of 127.0.0.1. */
export async function startLoopbackServer(): Promise<LoopbackServer> {
  const requests: RecordedRequest[] = [];
  const answers: LoopbackAnswer[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      requests.push({ method, path, headers, body });
      reply(request, response, answers.shift() ?? {});
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answer: (next) => {
      answers.push(next);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function reply(request: IncomingMessage, response: ServerResponse, answer: LoopbackAnswer): void {
  const { status = 200, body = { ok: true }, headers = {}, fault } = answer;
  if (fault === 'reset') request.socket.destroy();
  if (fault !== undefined) return;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

async function readBody(request: IncomingMessage): Promise<JsonValue> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
