import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { findRoutes } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';

/** `POST /path`, `…` for what is not known, `*` for any method. */
async function routesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const sources = Object.entries(files).map(([path, text]) => ({ path: relPath(path), text }));
  const { routes } = await findRoutes(sources);
  return routes.map(
    ({ methods, path }) => `${methods?.join(',') ?? '*'} ${path.map((piece) => piece ?? '…').join('')}`,
  );
}

const fastify = "import Fastify from 'fastify';\nconst app = Fastify();\n";

test.each<readonly [title: string, files: Readonly<Record<string, string>>, routes: readonly string[]]>([
  ['a verb of an app', { 'a.ts': `${fastify}app.post('/x', answer);` }, ['POST /x']],
  [
    'typed and optional calls',
    { 'a.ts': `${fastify}app!.get<{ Params: P }>('/x/:id', { schema }, answer);` },
    ['GET /x/:id'],
  ],
  ['route with one method', { 'a.ts': `${fastify}app.route({ method: 'PUT', url: '/x', handler });` }, ['PUT /x']],
  [
    'route with several methods',
    { 'a.ts': `${fastify}app.route({ method: ['get', 'POST'], url: '/x', handler });` },
    ['GET,POST /x'],
  ],
  [
    'options in a constant',
    { 'a.ts': `${fastify}const options = { method: 'POST', url: '/x', handler } as const;\napp.route(options);` },
    ['POST /x'],
  ],
  ['options that nobody knows', { 'a.ts': `${fastify}app.route(readOptions());` }, ['* …']],
  ['any method', { 'a.ts': `${fastify}app.all('/x', answer);` }, ['* /x']],
  ['a method that nobody knows', { 'a.ts': `${fastify}app.route({ method: pick(), url: '/x', handler });` }, ['* /x']],
  [
    'templates, sums and constants',
    {
      'a.ts': `${fastify}const base = '/api' as const;\nconst paths = { events: \`\${base}/events\` };\napp.post(paths.events + '/' + 'new', answer);`,
    },
    ['POST /api/events/new'],
  ],
  [
    'an enum',
    { 'a.ts': `${fastify}enum Path { Events = '/events' }\napp.post(Path.Events, answer);` },
    ['POST /events'],
  ],
  [
    'a piece that nobody knows',
    { 'a.ts': `${fastify}app.post(\`/\${tenant()}/events\`, answer);` },
    ['POST /…/events'],
  ],
  [
    'a constant that is assigned later',
    { 'a.ts': `${fastify}let base = '/a';\nbase = '/b';\napp.post(base + '/x', answer);` },
    ['POST …/x'],
  ],
  [
    'constants of other programs',
    {
      'a.ts': `${fastify}import { base } from './paths.js';\nimport * as all from './paths.js';\napp.post(base + all.events, answer);`,
      'paths.ts': "export { base } from './base.js';\nexport const events = '/events';",
      'base.ts': "export const base = '/api';",
    },
    ['POST /api/events'],
  ],
  [
    'constants that import each other in a circle',
    {
      'a.ts': `${fastify}import { x } from './b.js';\napp.post(x, answer);`,
      'b.ts': "export { x } from './c.js';",
      'c.ts': "export { x } from './b.js';",
    },
    ['POST …'],
  ],
  [
    'a plugin in its place',
    { 'a.ts': `${fastify}app.register(async (scope) => { scope.get('/x', answer); }, { prefix: '/p' });` },
    ['GET /p/x'],
  ],
  [
    'a plugin of another program',
    {
      'a.ts': `${fastify}import { plugin } from './plugin.js';\nawait app.register(plugin, { prefix: '/p' });`,
      'plugin.ts': "export async function plugin(app) { app.get('/', answer); app.post('/x', answer); }",
    },
    ['GET /p/', 'GET /p', 'POST /p/x'],
  ],
  [
    'plugins in plugins',
    {
      'a.ts': `${fastify}app.register(outer, { prefix: '/a' });\nasync function outer(one) { one.register(inner, { prefix: '/b' }); }\nfunction inner(two, _options, done) { two.get('/c', answer); done(); }`,
    },
    ['GET /a/b/c'],
  ],
  [
    'a plugin in two places',
    {
      'a.ts': `${fastify}const plugin = async (app) => { app.get('/x', answer); };\napp.register(plugin, { prefix: '/a' });\napp.register(plugin, { prefix: '/b' });`,
    },
    ['GET /a/x', 'GET /b/x'],
  ],
  [
    'an imported plugin',
    {
      'a.ts': `${fastify}app.register(import('./plugin.js'), { prefix: '/p' });`,
      'plugin.ts': "export default async function (app) { app.get('/x', answer); }",
    },
    ['GET /p/x'],
  ],
  [
    'a plugin without a scope knows no prefix',
    {
      'a.ts': `${fastify}import fp from 'fastify-plugin';\napp.register(fp(async (scope) => { scope.get('/x', answer); }), { prefix: '/p' });`,
    },
    ['GET /x'],
  ],
  [
    'a plugin by its type',
    {
      'a.ts':
        "import type { FastifyPluginAsync } from 'fastify';\nexport const plugin: FastifyPluginAsync = async (it) => { it.get('/x', answer); };",
    },
    ['GET …/x'],
  ],
  [
    'a prefix that nobody knows',
    { 'a.ts': `${fastify}app.register(async (scope) => { scope.get('/x', answer); }, options());` },
    ['GET …/x'],
  ],
  [
    'a function that is handed the app',
    {
      'a.ts': `${fastify}import { addRoutes } from './routes.js';\naddRoutes(app, {});`,
      'routes.ts':
        "import type { FastifyInstance } from 'fastify';\nexport function addRoutes(it: FastifyInstance, parts: object): void { it.get('/x', answer); }",
    },
    ['GET /x'],
  ],
  [
    'a function that makes the app',
    {
      'a.ts': "import { createApp } from './app.js';\nconst it = createApp();\nit.get('/x', answer);",
      'app.ts': "import Fastify from 'fastify';\nexport function createApp() { const app = Fastify({}); return app; }",
    },
    ['GET /x'],
  ],
  [
    'an app in a parameter object',
    { 'a.ts': "export const module = { start: ({ app }: Context) => { app.post('/x', answer); } };" },
    [],
  ],
  [
    'an app in a parameter object, with a handler',
    {
      'a.ts':
        "export const module = { start: (context) => { const { app } = context; app.post('/x', async () => 1); context.app.post('/y', () => 2); } };",
    },
    ['POST /x', 'POST /y'],
  ],
  [
    'an app that is handed over by name',
    { 'a.ts': `${fastify}start({ app });\nfunction start({ app: it }) { it.get('/x', answer); }` },
    ['GET /x'],
  ],
  [
    'express',
    {
      'a.js':
        "const express = require('express');\nconst app = express();\nconst router = express.Router();\nrouter.get('/x', answer);\nrouter.route('/y').get(answer).post(answer);\napp.use('/p', check, router);",
    },
    ['GET /p/x', 'POST /p/y', 'GET /p/y'],
  ],
  [
    'express with imports',
    {
      'a.ts':
        "import express, { Router } from 'express';\nimport { users } from './users.js';\nconst app = express();\napp.use('/users', users);",
      'users.ts': "import { Router } from 'express';\nexport const users = Router();\nusers.get('/:id', answer);",
    },
    ['GET /users/:id'],
  ],
  [
    'express with several paths and a named star',
    { 'a.ts': "import express from 'express';\nconst app = express();\napp.get(['/a', '/b/*rest'], answer);" },
    ['GET /a', 'GET /b/*'],
  ],
  [
    'a setting of express is no route',
    { 'a.ts': "import express from 'express';\nconst app = express();\napp.get('trust proxy');" },
    [],
  ],
  [
    'hono',
    {
      'a.ts':
        "import { Hono } from 'hono';\nconst sub = new Hono().get('/x', answer).post('/y', answer);\nconst app = new Hono().basePath('/api');\napp.route('/p', sub);\napp.on(['PUT', 'DELETE'], '/z', answer);",
    },
    ['GET /api/p/x', 'POST /api/p/y', 'PUT,DELETE /api/z'],
  ],
  [
    'nest',
    {
      'a.ts':
        "import { Controller, Get, Post } from '@nestjs/common';\n@Controller('cats')\nexport class Cats {\n  @Get() all() {}\n  @Post(':id/pet') pet() {}\n}\n@Controller({ path: 'dogs' })\nclass Dogs { @Get('x') x() {} }",
    },
    ['GET /cats', 'POST /cats/:id/pet', 'GET /dogs/x'],
  ],
  [
    'koa',
    {
      'a.ts':
        "import Router from '@koa/router';\nconst router = new Router({ prefix: '/p' });\nrouter.post('/x', answer);",
    },
    ['POST /p/x'],
  ],
  [
    'only some hosts',
    {
      'a.ts': `${fastify}app.get('/x', { constraints: { host: 'a.example' } }, answer);\napp.route({ method: 'GET', url: '/y', constraints: {}, handler });`,
    },
    ['GET /y'],
  ],
  [
    'what is no router',
    {
      'a.ts':
        "const cache = new Map();\ncache.get('/x', 1);\nimport axios from 'axios';\naxios.post('/x', body);\nimport { http } from 'msw';\nhttp.post('/x', () => 1);\nit.only('/x', () => 1);\nheaders.get('/x');\nclient.app.get('/x', { retries: 2 });",
    },
    [],
  ],
])('%s', async (_title, files, routes) => {
  expect(await routesIn(files)).toEqual(routes);
});

test('a route stands where its path does', async () => {
  const text = `${fastify}app.post(\n  '/x',\n  answer,\n);`;
  const { routes } = await findRoutes([{ path: relPath('a.ts'), text }]);
  expect(routes[0]?.span).toMatchObject({ file: 'a.ts', start: { line: 4, column: 3 }, end: { line: 4, column: 7 } });
});

test('a program that does not parse is told, unless nothing in it could be a route', async () => {
  const { unread } = await findRoutes([
    { path: relPath('a.ts'), text: "app.get('/x', answer" },
    { path: relPath('b.ts'), text: 'const = 1;' },
  ]);
  expect(unread.map(({ path }) => path)).toEqual(['a.ts']);
});

test('code that nests ten thousand levels deep is read', async () => {
  const text = `${fastify}app.get('/x'${" + ''".repeat(10_000)}, answer);\napp.get('/y', answer);`;
  expect(await routesIn({ 'a.ts': text })).toEqual(['GET …', 'GET /y']);
});

test('the routes of the host are those of its own code', async () => {
  const root = 'templates/host/';
  const names = readdirSync(`${root}l9`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const files = Object.fromEntries(names.map((name) => [`l9/${name}`, readFileSync(`${root}l9/${name}`, 'utf8')]));
  expect([...(await routesIn(files))].sort()).toEqual([
    'GET /approvals',
    'GET /approvals/:id',
    'GET /health',
    'GET /metrics',
    'GET /ready',
    'GET /tools',
    'POST /approvals/:id/approve',
    'POST /approvals/:id/reject',
    'POST /tools/:toolId/:operation',
  ]);
});
