import { appendFile, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { addModules } from './many-modules.js';
import { measure, median, type Measured, type Program } from './measure.js';

/*
 * `npm run bench:gaps [modules] [runs]`: `gaps` on a finished host as a whole process: with nothing remembered, with everything
 * read and hashed again, with nothing touched since, after a change that is confirmed, and after one that has everything
 * judged anew, beside asking for, reading and hashing every file in the same run. Absolute figures drift with the machine; read the ratios.
 */

const bin = resolve('dist/src/cli/bin.js');
const floor = 'floor: stat, read, hash';
const start = 'start-up (--version)';
const [modules = 1000, runs = 3] = process.argv.slice(2).map(Number);

type Rows = Map<string, Measured[]>;

async function main(): Promise<void> {
  const [host, cache] = [await createFolder(), await createFolder()];
  try {
    await measure({ args: [bin, 'init'], cwd: host });
    await addModules(host, modules);
    await measure({ args: [bin, 'generate', '--quiet'], cwd: host });
    await reportCoverage(host);
    const rows: Rows = new Map();
    await measureCold(rows, host);
    for (let run = 0; run < runs; run += 1) await measureAgain(rows, { host, cache });
    print(rows);
  } finally {
    await removeFolder(host);
    await removeFolder(cache);
  }
}

// What the tests of the host would report. Without it the host has a gap, and a bench of gaps that fails measures nothing.
async function reportCoverage(host: string): Promise<void> {
  const lines = { total: 100, covered: 95, skipped: 0, pct: 95 };
  await mkdir(join(host, 'coverage'), { recursive: true });
  await writeFile(join(host, 'coverage/coverage-summary.json'), JSON.stringify({ total: { lines } }));
}

// Most of a minute, so once.
async function measureCold(rows: Rows, host: string): Promise<void> {
  await note(rows, 'nothing remembered', { args: [bin, 'gaps', '--no-write', '--no-cache'], cwd: host });
}

async function measureAgain(rows: Rows, place: { readonly host: string; readonly cache: string }): Promise<void> {
  const { host, cache } = place;
  const args = [bin, 'gaps', '--no-write'];
  const again: Program = { args, cwd: host, env: { XDG_CACHE_HOME: cache } };
  // What was remembered of another state is replaced first.
  await measure(again);
  await note(rows, start, { args: [bin, '--version'], cwd: host });
  await note(rows, floor, { args: [resolve('tests/bench/file-floor.js'), 'hash', host], cwd: host });
  await touchEverything(host);
  await note(rows, 'all read and hashed again', again);
  // What changed just now is known by its time of change a little later only.
  await setTimeout(3000);
  await measure(again);
  await note(rows, 'nothing touched', again);
  await appendFile(join(host, 'l9/modules/mod_0000/handlers.ts'), '\n// A line of a person.\n');
  await note(rows, 'one handler changed', again);
  await appendFile(join(host, 'l9/modules/mod_0000/module.meta.yaml'), '\n# A line of a person.\n');
  await note(rows, 'one contract changed', again);
}

// As after a checkout: nothing is known by its time of change any more.
async function touchEverything(host: string): Promise<void> {
  const [names, time] = [await readdir(host, { recursive: true }), new Date(Date.now() - 60_000)];
  for (const name of names) await utimes(join(host, name), time, time);
}

async function note(rows: Rows, name: string, program: Program): Promise<void> {
  const measured = rows.get(name) ?? [];
  measured.push(await measure(program));
  rows.set(name, measured);
}

function print(rows: Rows): void {
  const secondsOf = (name: string): number => median(rows.get(name) ?? []).seconds;
  console.log(`gaps: ${modules} modules, medians of ${runs} whole-process runs (one with nothing remembered)\n`);
  console.log('case                             s   × floor   s after start-up    MB');
  for (const [name, all] of rows) {
    const { seconds, megabytes } = median(all);
    const columns = [
      name.padEnd(27),
      seconds.toFixed(2).padStart(7),
      (seconds / secondsOf(floor)).toFixed(2).padStart(9),
      (seconds - secondsOf(start)).toFixed(2).padStart(18),
      String(megabytes).padStart(6),
    ];
    console.log(columns.join(' '));
  }
  console.log('\ngoals: read and hashed again < 2 × floor; after a change that is confirmed < 0.3 s after start-up');
}

await main();
