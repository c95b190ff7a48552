import { Hono } from 'hono';

export const router = new Hono().get('/', (context) => context.json({ module: 'module_name' }));

export { router as moduleNameRouter };
export default router;
