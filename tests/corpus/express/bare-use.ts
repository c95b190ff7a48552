import express from 'express';
import { router as api } from './modules/api/router.js';
import { router as pages } from './modules/pages/router.js';

const app = express();

app.use(api);
app.use(pages);
app.use(express.static('public'));

export default app;
