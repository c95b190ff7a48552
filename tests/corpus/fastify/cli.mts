#!/usr/bin/env -S node --enable-source-maps
import fastify from 'fastify';
import { router as usersRouter } from './modules/users/router.js';

const app = fastify();
await app.register(usersRouter, { prefix: '/users' });
await app.listen({ port: 0 });
console.log(app.printRoutes());
