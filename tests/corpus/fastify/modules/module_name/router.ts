import type { FastifyPluginAsync } from 'fastify';

export const router: FastifyPluginAsync = async (app) => {
  app.get('/', async () => ({ module: 'module_name' }));
};

export { router as moduleNameRouter };
export default router;
