import type { FastifyInstance } from 'fastify';

/** Called once by the server, before it listens. */
export function registerModules(app: FastifyInstance): void {
  // Nothing is registered yet.
}
