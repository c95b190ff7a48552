import { Router } from 'express';

export const router: Router = Router();
router.get('/', (_request, response) => {
  response.json({ module: 'module_name' });
});

export { router as moduleNameRouter };
export default router;
