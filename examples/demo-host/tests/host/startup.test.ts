import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { MissingEnvironmentError } from '../../l9/core/config.js';
import type { L9Module, ModuleContext } from '../../l9/core/module.js';
import { ModuleStartError } from '../../l9/core/module_runner.js';
import { StartupOrderError } from '../../l9/core/startup.js';
import {
  createSampleModules,
  type SampleModules,
  type SampleShape,
} from '../support/sample_module.js';
import { startTestHost, type TestHost, type TestHostOptions } from '../support/test_host.js';

let host: TestHost | undefined;
let samples: SampleModules;

beforeEach(() => {
  samples = createSampleModules();
});

afterEach(async () => {
  await host?.close();
  host = undefined;
});

async function start(options: TestHostOptions): Promise<TestHost> {
  host = await startTestHost(options);
  return host;
}

async function get(url: string): Promise<[number, unknown]> {
  const response = await host?.app.inject({ url });
  return [response?.statusCode ?? 0, response?.json()];
}

describe('the environment', () => {
  test('is checked for all modules before any starts', async () => {
    const boot = start({
      env: { PRESENT: 'x', EMPTY: '' },
      modules: [
        samples.module('a', { requiredEnv: ['PRESENT', 'SHARED_SECRET'] }),
        samples.module('b', {
          requiredEnv: ['EMPTY', 'SHARED_SECRET'],
          blocksStartupOnFailure: false,
        }),
      ],
    });
    const error: unknown = await boot.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MissingEnvironmentError);
    expect(error).toMatchObject({
      names: ['EMPTY', 'SHARED_SECRET'],
      message:
        'Missing environment variables:\n  EMPTY (needed by b)\n  SHARED_SECRET (needed by a, b)',
    });
    expect(samples.events).toEqual([]);
  });

  test('is handed to the modules', async () => {
    let seen: unknown;
    const run = ({ env }: ModuleContext): void => {
      seen = [env.required('NAME'), env.optional('OTHER', 'x'), env.optional('toString')];
    };
    await start({ env: { NAME: 'value' }, modules: [samples.module('a', { run })] });
    expect(seen).toEqual(['value', 'x', undefined]);
  });
});

describe('start-up', () => {
  test('goes phase by phase, dependencies first, then as listed; stopping goes backwards', async () => {
    await start({
      modules: [
        samples.module('late', { startupPhase: 'late' }),
        samples.module('b', { dependsOn: ['c', 'postgres'] }),
        samples.module('a'),
        samples.module('c', { dependsOn: ['early', 'redis', 'memory.service', 'api.server'] }),
        samples.module('early', { startupPhase: 'early' }),
      ],
    });
    expect(samples.events).toEqual(['start early', 'start a', 'start c', 'start b', 'start late']);
    samples.events.length = 0;
    await host?.close();
    expect(samples.events).toEqual(['stop late', 'stop b', 'stop c', 'stop a', 'stop early']);
  });

  test('early modules start before the routes of the host, late ones while it serves', async () => {
    const routes: Record<string, boolean> = {};
    const note = (id: string): SampleShape => ({
      run: ({ app }) => {
        routes[id] = app.hasRoute({ method: 'GET', url: '/health' });
      },
    });
    let served: unknown;
    let address: () => unknown = () => undefined;
    await start({
      modules: [
        samples.module('early', { ...note('early'), startupPhase: 'early' }),
        samples.module('normal', note('normal')),
        samples.module('probe', {
          run: ({ app }) => {
            address = () => app.server.address();
          },
        }),
        samples.module('late', {
          startupPhase: 'late',
          run: () => {
            served = address();
          },
        }),
      ],
    });
    expect(routes).toEqual({ early: false, normal: true });
    expect(served).toMatchObject({ address: '127.0.0.1' });
  });

  test('a late module can bring routes', async () => {
    const run = ({ app }: ModuleContext): void => {
      app.post('/late', (request) => ({ got: request.body }));
    };
    const { url } = await start({
      modules: [samples.module('late', { startupPhase: 'late', run })],
    });
    const response = await fetch(`${url}/late`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await response.json()).toEqual({ got: { a: 1 } });
    expect(await get('/late')).toEqual([404, { ok: false, error: 'not_found' }]);
    expect(await get('/nowhere')).toEqual([404, { ok: false, error: 'not_found' }]);
  });

  test.each<[string, Readonly<Record<string, SampleShape>>, string]>([
    ['an unknown dependency', { a: { dependsOn: ['neo4j'] } }, 'a depends on neo4j'],
    [
      'a circle',
      { a: { dependsOn: ['b'] }, b: { dependsOn: ['a'] } },
      'depend on each other: a, b',
    ],
    [
      'a dependency on a later phase',
      { a: { startupPhase: 'early', dependsOn: ['b'] }, b: { startupPhase: 'late' } },
      'a starts early but depends on b',
    ],
    ['two modules of one name', { 'a.b': {}, a_b: {} }, 'a.b and a_b'],
  ])('%s ends the boot', async (_name, shapes, message) => {
    const modules = Object.entries(shapes).map(([id, shape]) => samples.module(id, shape));
    const boot = start({ modules });
    await expect(boot).rejects.toThrow(StartupOrderError);
    await expect(boot).rejects.toThrow(message);
    expect(samples.events).toEqual([]);
  });

  test.each(['early', 'normal', 'late'] as const)(
    'a failing %s module that blocks ends the boot and stops what runs',
    async (startupPhase) => {
      const boot = start({
        modules: [
          samples.module('good', { startupPhase }),
          samples.module('bad', { startupPhase, run: () => Promise.reject(new Error('no line')) }),
        ],
      });
      await expect(boot).rejects.toThrow(ModuleStartError);
      await expect(boot).rejects.toThrow('bad did not start: no line');
      expect(samples.events).toEqual(['start good', 'start bad', 'stop good']);
    },
  );

  test('a failing module that does not block leaves the rest running', async () => {
    const run = ({ app }: ModuleContext): void => {
      app.get('/bad', () => ({ ok: true }));
      throw new Error('no line');
    };
    await start({
      modules: [
        samples.module('bad', { blocksStartupOnFailure: false, run }),
        samples.module('needs', { blocksStartupOnFailure: false, dependsOn: ['bad'] }),
        samples.module('good'),
      ],
    });
    expect(samples.events).toEqual(['start bad', 'start good']);
    expect(await get('/ready')).toEqual([
      200,
      { ok: true, not_ready: [], failed: ['bad', 'needs'] },
    ]);
    expect(await get('/bad')).toEqual([503, { ok: false, error: 'module_unavailable' }]);
    const entry = host?.logs().find(({ module: id, level }) => id === 'bad' && level === 50);
    expect(entry).toMatchObject({ err: { message: 'no line' } });
  });

  test('modules have scopes of their own', async () => {
    const run =
      (name: string) =>
      ({ app }: ModuleContext): void => {
        app.addHook('onSend', async (_request, reply) => {
          reply.header('x-seen-by', name);
        });
        app.get(`/${name}`, () => ({ ok: true }));
      };
    await start({
      modules: [samples.module('a', { run: run('a') }), samples.module('b', { run: run('b') })],
    });
    const response = await host?.app.inject({ url: '/b' });
    expect(response?.headers['x-seen-by']).toBe('b');
    expect((await host?.app.inject({ url: '/health' }))?.headers['x-seen-by']).toBeUndefined();
  });
});
