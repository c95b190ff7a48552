import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ModuleContext } from '../../l9/core/module.js';
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

async function get(url: string): Promise<[number, unknown]> {
  const response = await host?.app.inject({ url });
  return [response?.statusCode ?? 0, response?.json()];
}

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
        samples.module('slow', { isReady: () => Promise.resolve(ready) }),
        samples.module('odd', {
          isReady: () => (ready ? Promise.resolve(true) : Promise.reject(new Error())),
        }),
        samples.module('good', { isReady: () => Promise.resolve(true) }),
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
    await start({ modules: [samples.module('a', { run })] });
    expect(await get('/bug')).toEqual([500, { ok: false, error: 'internal_error' }]);
    expect(host?.logs().some(({ level }) => level === 50)).toBe(true);
    const broken = { headers: { 'content-type': 'application/json' }, payload: '{' };
    const response = await host?.app.inject({ method: 'POST', url: '/json', ...broken });
    expect(response?.statusCode).toBe(400);
    expect(response?.json()).toEqual({ ok: false, error: 'bad_request' });
  });
});
