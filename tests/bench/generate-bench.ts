import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { copyOf, createFolder, removeFolder } from '../support/temporary-folder.js';
import { addModules } from './many-modules.js';
import { measure, median, type Measured } from './measure.js';

/*
 * `npm run bench:generate [modules] [runs]`: `generate` into a host with many modules, again with nothing to do, and with one
 * spec changed, each as a whole process beside its floor in the same run.
 */

const bin = resolve('dist/src/cli/bin.js');
const floor = resolve('tests/bench/file-floor.js');
const [modules = 1000, runs = 3] = process.argv.slice(2).map(Number);

const names = ['floor: write', 'cold', 'floor: stat, read, hash', 'nothing to do', 'one spec changed'] as const;
type Row = (typeof names)[number];

const floors: Readonly<Record<Row, Row>> = {
  'floor: write': 'floor: write',
  cold: 'floor: write',
  'floor: stat, read, hash': 'floor: stat, read, hash',
  'nothing to do': 'floor: stat, read, hash',
  'one spec changed': 'floor: stat, read, hash',
};

async function changeOneSpec(host: string): Promise<void> {
  const spec = join(host, 'modules/specs/Module-Spec-v2.6-mod_0000.yaml');
  const text = await readFile(spec, 'utf8');
  const changed = text.replace(/^(\s*description: )(.*)$/m, '$1Changed for the bench.');
  if (changed === text) throw new Error('the spec has no description to change');
  await writeFile(spec, changed);
}

async function runOnce(contracts: string): Promise<Readonly<Record<Row, Measured>>> {
  const [host, copy, cache] = [await copyOf(contracts), await createFolder(), await createFolder()];
  const generate = { args: [bin, 'generate', '--quiet'], cwd: host, env: { XDG_CACHE_HOME: cache } };
  try {
    const cold = await measure(generate);
    const written = await measure({ args: [floor, 'write', host, copy], cwd: host });
    const again = await measure(generate);
    const hashed = await measure({ args: [floor, 'hash', host], cwd: host });
    await changeOneSpec(host);
    const changed = await measure(generate);
    return {
      'floor: write': written,
      cold,
      'floor: stat, read, hash': hashed,
      'nothing to do': again,
      'one spec changed': changed,
    };
  } finally {
    for (const folder of [host, copy, cache]) await removeFolder(folder);
  }
}

async function main(): Promise<void> {
  const contracts = await createFolder();
  try {
    await measure({ args: [bin, 'init'], cwd: contracts });
    await addModules(contracts, modules);
    const all: Readonly<Record<Row, Measured>>[] = [];
    for (let run = 0; run < runs; run += 1) all.push(await runOnce(contracts));
    const medianOf = (row: Row): Measured => median(all.map((one) => one[row]));
    console.log(`${modules} modules, medians of ${runs} whole-process runs\n`);
    console.log('case                          s   × floor    MB');
    for (const row of names) {
      const { seconds, megabytes } = medianOf(row);
      const ratio = (seconds / medianOf(floors[row]).seconds).toFixed(1);
      console.log(
        `${row.padEnd(24)} ${seconds.toFixed(2).padStart(7)} ${ratio.padStart(9)} ${String(megabytes).padStart(5)}`,
      );
    }
  } finally {
    await removeFolder(contracts);
  }
}

await main();
