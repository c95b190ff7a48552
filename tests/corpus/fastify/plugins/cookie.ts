import type { FastifyPluginAsync } from 'fastify';

const cookie: FastifyPluginAsync<{ readonly secret: string }> = async (app, { secret }) => {
  app.decorateRequest('signed', secret);
};
export default cookie;
