import { existsSync } from 'node:fs';

import { collectDefaultMetrics } from 'prom-client';

import { InvalidEnvironmentError, MissingEnvironmentError } from './core/config.js';
import { createHost, type Host } from './server.js';

/** When requests and jobs in work have not ended by then, the process ends without them. */
const patienceMs = 15_000;

async function start(): Promise<Host> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const host = await createHost({ env: process.env });
  collectDefaultMetrics({ register: host.services.metrics.registry });
  const address = await host.listen();
  process.stdout.write(`listening on ${address}\n`);
  return host;
}

function stopOn(signal: NodeJS.Signals, host: Host): void {
  process.once(signal, () => {
    host.services.logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), patienceMs).unref();
    host.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

try {
  const host = await start();
  stopOn('SIGTERM', host);
  stopOn('SIGINT', host);
} catch (error) {
  const isExpected =
    error instanceof MissingEnvironmentError || error instanceof InvalidEnvironmentError;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exit(1);
}
