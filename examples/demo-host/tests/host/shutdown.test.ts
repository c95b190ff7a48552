import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { L9Module, ModuleContext } from '../../l9/core/module.js';
import { createSampleModules, type SampleModules } from '../support/sample_module.js';
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

describe('shutting down', () => {
  test('finishes the request in work before modules stop, and may be asked for twice', async () => {
    let arrived: () => void = () => undefined;
    let release: () => void = () => undefined;
    const inWork = new Promise<void>((resolve) => (arrived = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const run = ({ app, services }: ModuleContext): void => {
      app.get('/slow', async () => {
        arrived();
        await gate;
        samples.events.push('answer');
        return { healthy: await services.substrate.isHealthy() };
      });
    };
    const { url, close } = await start({ modules: [samples.module('a', { run })] });
    const response = fetch(`${url}/slow`);
    await inWork;
    const closed = Promise.all([close(), close()]);
    release();
    expect(await (await response).json()).toEqual({ healthy: true });
    await closed;
    expect(samples.events).toEqual(['start a', 'answer', 'stop a']);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  test('a module that cannot stop does not keep the others from stopping', async () => {
    const bad: L9Module = {
      ...samples.module('bad'),
      start: () => ({ stop: () => Promise.reject(new Error('stuck')) }),
    };
    await start({ modules: [samples.module('a'), bad] });
    await host?.close();
    expect(samples.events).toEqual(['start a', 'stop a']);
  });
});
