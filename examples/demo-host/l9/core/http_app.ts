import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';

import { registerErrorReplies } from './error_replies.js';

/** A Fastify app with the answers to errors that all of the host has in common. */
export function createHttpApp(logger: Logger, isClosing: () => boolean): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance,
    // Modules log their requests themselves.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 30_000,
  });
  // Else a client that keeps its connection open would hold up the shutdown.
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing()) reply.header('connection', 'close');
  });
  registerErrorReplies(app);
  return app;
}
