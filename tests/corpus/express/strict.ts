'use strict';

import express from 'express';
import { router as usersRouter } from './modules/users/router.js';

const app = express();
app.set('etag', false);
app.use('/users', usersRouter);

export { app };
