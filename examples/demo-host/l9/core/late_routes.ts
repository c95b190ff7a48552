import type { FastifyInstance } from 'fastify';

/** Lets routes appear after serving began, which Fastify by itself does not allow. */
export interface LateRoutes {
  /** From now on the other app answers what this one has no route for. */
  readonly serve: (app: FastifyInstance) => void;
}

export function addLateRoutes(app: FastifyInstance): LateRoutes {
  let late: FastifyInstance | undefined;
  app.addHook('onRequest', (request, reply, done) => {
    if (late === undefined || !request.is404) {
      done();
      return;
    }
    reply.hijack();
    late.routing(request.raw, reply.raw);
  });
  return {
    serve: (other) => {
      late = other;
    },
  };
}
