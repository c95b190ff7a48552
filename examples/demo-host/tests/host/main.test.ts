import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { modules } from '../../l9/router.js';

const main = fileURLToPath(new URL('../../l9/main.ts', import.meta.url));

interface Run {
  readonly address: string;
  readonly stop: (signal: NodeJS.Signals) => Promise<unknown>;
}

/** Something for each variable without which the modules of this host would stop the boot. */
const required = Object.fromEntries(
  modules.flatMap(({ requiredEnv }) => requiredEnv.map((name) => [name, 'set-by-a-test'])),
);

/** Starts the host as `npm start` does, in a folder without .env and with no database server. */
async function run(folder: string): Promise<Run> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    cwd: folder,
    env: {
      ...required,
      PATH: process.env['PATH'],
      L9_DATA_DIR: join(folder, 'data'),
      L9_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const address = /^listening on (.+)$/m.exec(output)?.[1];
    if (address !== undefined) {
      return {
        address,
        stop: async (signal) => {
          child.kill(signal);
          return (await exited)[0];
        },
      };
    }
  }
  throw new Error(`the host ended before it listened:\n${output}`);
}

test('starts without a database server, answers, stops on a signal, and starts again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'l9-main-'));
  try {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { address, stop } = await run(folder);
      const response = await fetch(`${address}/ready`);
      expect(await response.json()).toEqual({ ok: true, not_ready: [], failed: [] });
      expect(await (await fetch(`${address}/metrics`)).text()).toContain('process_cpu');
      expect(await stop(signal)).toBe(0);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

test.each(['abc', '65536'])(
  'does not start on the port %s, and says why',
  async (port) => {
    const folder = await mkdtemp(join(tmpdir(), 'l9-main-'));
    try {
      const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
        cwd: folder,
        env: {
          ...required,
          PATH: process.env['PATH'],
          L9_DATA_DIR: join(folder, 'data'),
          L9_PORT: port,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const exited = once(child, 'exit');
      let told = '';
      for await (const chunk of child.stderr) told += String(chunk);
      expect(told).toBe(`L9_PORT is "${port}", but must be a whole number from 0 to 65535\n`);
      expect((await exited)[0]).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
