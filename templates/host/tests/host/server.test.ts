import { afterEach, describe, expect, test } from 'vitest';

import { MissingEnvironmentError } from '../../l9/core/config.js';
import type { L9Module, ModuleContext, RunningModule } from '../../l9/core/module.js';
import { ModuleStartError } from '../../l9/core/module_runner.js';
import { StartupOrderError } from '../../l9/core/startup.js';
import { startTestHost, type TestHost, type TestHostOptions } from '../support/test_host.js';

let host: TestHost | undefined;
let events: string[] = [];

afterEach(async () => {
  await host?.close();
  host = undefined;
  events = [];
});

async function start(options: TestHostOptions): Promise<TestHost> {
  host = await startTestHost(options);
  return host;
}

interface Shape extends Partial<Omit<L9Module, 'id' | 'start'>>, RunningModule {
  readonly run?: (context: ModuleContext) => void | Promise<void>;
}

function module(id: string, { run, isReady, ...shape }: Shape = {}): L9Module {
  return {
    id,
    startupPhase: 'normal',
    blocksStartupOnFailure: true,
    dependsOn: [],
    requiredEnv: [],
    ...shape,
    start: async (context) => {
      events.push(`start ${id}`);
      await run?.(context);
      return {
        ...(isReady && { isReady }),
        stop: async () => {
          events.push(`stop ${id}`);
        },
      };
    },
  };
}

const fail = (): never => {
  throw new Error('out of order');
};

async function get(url: string): Promise<[number, unknown]> {
  const response = await (host ?? fail()).app.inject({ url });
  return [response.statusCode, response.json()];
}

describe('the environment', () => {
  test('is checked for all modules before any starts', async () => {
    const boot = start({
      env: { PRESENT: 'x', EMPTY: '' },
      modules: [
        module('a', { requiredEnv: ['PRESENT', 'SHARED_SECRET'] }),
        module('b', { requiredEnv: ['EMPTY', 'SHARED_SECRET'], blocksStartupOnFailure: false }),
      ],
    });
    const error: unknown = await boot.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MissingEnvironmentError);
    expect(error).toMatchObject({
      names: ['EMPTY', 'SHARED_SECRET'],
      message:
        'Missing environment variables:\n  EMPTY (needed by b)\n  SHARED_SECRET (needed by a, b)',
    });
    expect(events).toEqual([]);
  });

  test('is handed to the modules', async () => {
    let seen: unknown;
    const run = ({ env }: ModuleContext): void => {
      seen = [env.required('NAME'), env.optional('OTHER', 'x'), env.optional('toString')];
    };
    await start({ env: { NAME: 'value' }, modules: [module('a', { run })] });
    expect(seen).toEqual(['value', 'x', undefined]);
  });
});

describe('start-up', () => {
  test('goes phase by phase, dependencies first, then as listed; stopping goes backwards', async () => {
    await start({
      modules: [
        module('late', { startupPhase: 'late' }),
        module('b', { dependsOn: ['c', 'postgres'] }),
        module('a'),
        module('c', { dependsOn: ['early', 'redis', 'memory.service', 'api.server'] }),
        module('early', { startupPhase: 'early' }),
      ],
    });
    expect(events).toEqual(['start early', 'start a', 'start c', 'start b', 'start late']);
    events = [];
    await host?.close();
    expect(events).toEqual(['stop late', 'stop b', 'stop c', 'stop a', 'stop early']);
  });

  test('early modules start before the routes of the host, late ones while it serves', async () => {
    const routes: Record<string, boolean> = {};
    const note = (id: string): Shape => ({
      run: ({ app }) => {
        routes[id] = app.hasRoute({ method: 'GET', url: '/health' });
      },
    });
    let served: unknown;
    let address: () => unknown = fail;
    await start({
      modules: [
        module('early', { ...note('early'), startupPhase: 'early' }),
        module('normal', note('normal')),
        module('probe', {
          run: ({ app }) => {
            address = () => app.server.address();
          },
        }),
        module('late', {
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
    const { url } = await start({ modules: [module('late', { startupPhase: 'late', run })] });
    const response = await fetch(`${url}/late`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await response.json()).toEqual({ got: { a: 1 } });
    expect(await get('/late')).toEqual([404, { ok: false, error: 'not_found' }]);
    expect(await get('/nowhere')).toEqual([404, { ok: false, error: 'not_found' }]);
  });

  test.each([
    ['an unknown dependency', [module('a', { dependsOn: ['neo4j'] })], 'a depends on neo4j'],
    [
      'a circle',
      [module('a', { dependsOn: ['b'] }), module('b', { dependsOn: ['a'] })],
      'depend on each other: a, b',
    ],
    [
      'a dependency on a later phase',
      [
        module('a', { startupPhase: 'early', dependsOn: ['b'] }),
        module('b', { startupPhase: 'late' }),
      ],
      'a starts early but depends on b',
    ],
    ['two modules of one name', [module('a.b'), module('a_b')], 'a.b and a_b'],
  ])('%s ends the boot', async (_name, modules, message) => {
    const boot = start({ modules });
    await expect(boot).rejects.toThrow(StartupOrderError);
    await expect(boot).rejects.toThrow(message);
    expect(events).toEqual([]);
  });

  test.each(['early', 'normal', 'late'] as const)(
    'a failing %s module that blocks ends the boot and stops what runs',
    async (startupPhase) => {
      const boot = start({
        modules: [
          module('good', { startupPhase }),
          module('bad', { startupPhase, run: () => Promise.reject(new Error('no line')) }),
        ],
      });
      await expect(boot).rejects.toThrow(ModuleStartError);
      await expect(boot).rejects.toThrow('bad did not start: no line');
      expect(events).toEqual(['start good', 'start bad', 'stop good']);
    },
  );

  test('a failing module that does not block leaves the rest running', async () => {
    const run = ({ app }: ModuleContext): void => {
      app.get('/bad', () => ({ ok: true }));
      throw new Error('no line');
    };
    await start({
      modules: [
        module('bad', { blocksStartupOnFailure: false, run }),
        module('needs', { blocksStartupOnFailure: false, dependsOn: ['bad'] }),
        module('good'),
      ],
    });
    expect(events).toEqual(['start bad', 'start good']);
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
    await start({ modules: [module('a', { run: run('a') }), module('b', { run: run('b') })] });
    const response = await host?.app.inject({ url: '/b' });
    expect(response?.headers['x-seen-by']).toBe('b');
    expect((await host?.app.inject({ url: '/health' }))?.headers['x-seen-by']).toBeUndefined();
  });
});

describe('health', () => {
  test('/health answers although the database does not', async () => {
    const { failDatabase } = await start({});
    failDatabase(() => true);
    expect(await get('/health')).toEqual([200, { ok: true }]);
    expect(await get('/ready')).toEqual([503, { ok: false, not_ready: ['database'], failed: [] }]);
  });

  test('/ready names the modules that are not ready', async () => {
    let ready = false;
    await start({
      modules: [
        module('slow', { isReady: () => Promise.resolve(ready) }),
        module('odd', {
          isReady: () => (ready ? Promise.resolve(true) : Promise.reject(new Error())),
        }),
        module('good', { isReady: () => Promise.resolve(true) }),
      ],
    });
    expect(await get('/ready')).toMatchObject([503, { not_ready: ['slow', 'odd'] }]);
    ready = true;
    expect(await get('/ready')).toEqual([200, { ok: true, not_ready: [], failed: [] }]);
  });

  test('/metrics serves the metrics of this host and of no other', async () => {
    const other = await startTestHost();
    other.services.metrics.forModule('slack.webhook').error('foreign');
    await other.close();
    const { services, app } = await start({});
    const metrics = services.metrics.forModule('slack.webhook');
    metrics.request({ status: 200, eventType: 'message' });
    metrics.error('storage_failure');
    await metrics.latency('handle', () => Promise.resolve());
    await expect(metrics.latency('handle', () => Promise.reject(new Error('x')))).rejects.toThrow();
    const { payload, headers } = await app.inject({ url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(payload).toContain('slack_webhook_requests_total{status="200",event_type="message"} 1');
    expect(payload).toContain('slack_webhook_errors_total{error_type="storage_failure"} 1');
    expect(payload).toContain('slack_webhook_latency_seconds_count{operation="handle"} 2');
    expect(payload).not.toContain('foreign');
  });

  test('a flood of event types is counted as one', async () => {
    const { services } = await start({});
    const metrics = services.metrics.forModule('slack.webhook');
    for (let index = 0; index < 500; index += 1) {
      metrics.request({ status: 200, eventType: `type ${index}` });
    }
    const text = await services.metrics.text();
    expect(text).toContain('event_type="type 99"} 1');
    expect(text).toContain('event_type="other"} 400');
    expect(text).not.toContain('event_type="type 100"');
  });
});

describe('errors', () => {
  test('tell the outside no more than their kind', async () => {
    const run = ({ app }: ModuleContext): void => {
      app.get('/bug', () => {
        throw new Error('password=hunter2');
      });
      app.post('/json', () => ({ ok: true }));
    };
    await start({ modules: [module('a', { run })] });
    expect(await get('/bug')).toEqual([500, { ok: false, error: 'internal_error' }]);
    expect(host?.logs().some(({ level }) => level === 50)).toBe(true);
    const broken = { headers: { 'content-type': 'application/json' }, payload: '{' };
    const response = await host?.app.inject({ method: 'POST', url: '/json', ...broken });
    expect(response?.statusCode).toBe(400);
    expect(response?.json()).toEqual({ ok: false, error: 'bad_request' });
  });
});

describe('shutting down', () => {
  test('finishes the request in work before modules stop, and may be asked for twice', async () => {
    let arrived: () => void = fail;
    let release: () => void = fail;
    const inWork = new Promise<void>((resolve) => (arrived = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const run = ({ app, services }: ModuleContext): void => {
      app.get('/slow', async () => {
        arrived();
        await gate;
        events.push('answer');
        return { healthy: await services.substrate.isHealthy() };
      });
    };
    const { url, close } = await start({ modules: [module('a', { run })] });
    const response = fetch(`${url}/slow`);
    await inWork;
    const closed = Promise.all([close(), close()]);
    release();
    expect(await (await response).json()).toEqual({ healthy: true });
    await closed;
    expect(events).toEqual(['start a', 'answer', 'stop a']);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  test('a module that cannot stop does not keep the others from stopping', async () => {
    const bad: L9Module = {
      ...module('bad'),
      start: () => ({ stop: () => Promise.reject(new Error('stuck')) }),
    };
    await start({ modules: [module('a'), bad] });
    await host?.close();
    expect(events).toEqual(['start a', 'stop a']);
  });
});
