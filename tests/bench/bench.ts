import { join, resolve } from 'node:path';

import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { addModules } from './many-modules.js';
import { measure, median, type Measured, type Program } from './measure.js';

/*
 * `npm run bench [modules] [runs]`: whole processes, peers and floor measured in turn in the same run, medians. Absolute
 * figures drift with the machine; read the ratios.
 */

const bin = resolve('dist/src/cli/bin.js');
const [modules = 1000, runs = 5] = process.argv.slice(2).map(Number);

interface Case {
  readonly name: string;
  readonly program: Program;
}

async function main(): Promise<void> {
  const [host, cache] = [await createFolder(), await createFolder()];
  try {
    await measure({ args: [bin, 'init'], cwd: host });
    const files = await addModules(host, modules);
    const cases = casesIn({ host, cache, files });
    // The first re-run has nothing to re-run from, and the first of all warms the disk.
    for (const { program } of cases) await measure(program);
    const measured = new Map<string, Measured[]>(cases.map(({ name }) => [name, []]));
    for (let run = 0; run < runs; run += 1)
      for (const { name, program } of cases) measured.get(name)?.push(await measure(program));
    print(files.length, new Map([...measured].map(([name, all]) => [name, median(all)])));
  } finally {
    await removeFolder(host);
    await removeFolder(cache);
  }
}

interface Setting {
  readonly host: string;
  /** Outside of the host: nothing is remembered inside a repository. */
  readonly cache: string;
  readonly files: readonly string[];
}

function casesIn({ host, cache, files }: Setting): readonly Case[] {
  const input = files.map((file) => join(host, file)).join('\n');
  return [
    { name: 'start-up (--version)', program: { args: [bin, '--version'], cwd: host } },
    { name: 'floor: yaml.parse + ajv', program: { args: [resolve('tests/bench/floor.js')], cwd: host, input } },
    { name: 'validate', program: { args: [bin, 'validate', '--no-cache'], cwd: host } },
    { name: 'validate again', program: { args: [bin, 'validate'], cwd: host, env: { XDG_CACHE_HOME: cache } } },
  ];
}

function print(files: number, medians: ReadonlyMap<string, Measured>): void {
  const floor = medians.get('floor: yaml.parse + ajv')?.seconds ?? Number.NaN;
  const start = medians.get('start-up (--version)')?.seconds ?? Number.NaN;
  console.log(`${modules} modules, ${files} contracts, medians of ${runs} whole-process runs\n`);
  console.log('case                         s   × floor   s after start-up    MB');
  for (const [name, { seconds, megabytes }] of medians) {
    const columns = [
      name.padEnd(24),
      seconds.toFixed(2).padStart(6),
      (seconds / floor).toFixed(2).padStart(9),
      (seconds - start).toFixed(2).padStart(18),
      String(megabytes).padStart(6),
    ];
    console.log(columns.join(' '));
  }
  console.log('\ngoals: validate ≤ 2 × floor and < 400 MB; validate again < 0.3 s after start-up');
}

await main();
