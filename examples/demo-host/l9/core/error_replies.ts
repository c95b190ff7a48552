import type { FastifyInstance } from 'fastify';

import { type ErrorCategory, L9Error, RefusedError } from './errors.js';

/** Where a module's error policy says nothing else. */
const statusOf: Readonly<Record<ErrorCategory, number>> = {
  invalid_signature: 401,
  stale_timestamp: 401,
  validation_error: 400,
  storage_failure: 503,
  side_effect_failure: 502,
};

/** Answers errors and unknown addresses; tells the outside what kind it was, and no more. */
export function registerErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, code, issues } = replyTo(error);
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply
      .code(status)
      .send({ ok: false, error: code, ...(issues === undefined ? {} : { issues }) });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ ok: false, error: 'not_found' }),
  );
}

interface ErrorReply {
  readonly status: number;
  readonly code: string;
  readonly issues?: unknown;
}

function replyTo(error: unknown): ErrorReply {
  if (error instanceof RefusedError) return { status: error.statusCode, code: error.code };
  if (error instanceof L9Error) {
    const reply = { status: statusOf[error.category], code: error.category };
    return error.category === 'validation_error' ? { ...reply, issues: error.detail } : reply;
  }
  // Fastify's own, such as a body that is too large or no JSON.
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, code: 'bad_request' }
    : { status: 500, code: 'internal_error' };
}
