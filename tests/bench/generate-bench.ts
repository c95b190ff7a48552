import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { copyOf, createFolder, removeFolder } from '../support/temporary-folder.js';
import { addModules } from './many-modules.js';
import { measure, median, type Measured } from './measure.js';
import { installPeers, measurePeers, textsOf } from './peers.js';

/*
 * `npm run bench:generate [modules] [runs] [--peers]`: `generate` into a host with many modules, again with nothing to do,
 * and with one spec changed, each as a whole process beside its floor in the same run. With `--peers`, the engines of other
 * generators write the same finished texts, beside the floor of that tree.
 */

const bin = resolve('dist/src/cli/bin.js');
const floor = resolve('tests/bench/file-floor.js');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { peers: { type: 'boolean' } } });
const [modules = 1000, runs = 3] = positionals.map(Number);

const names = [
  'floor: write',
  'cold',
  'floor: stat, read, hash',
  'nothing to do',
  'nothing to do, once more',
  'one spec changed',
];
const textsFloor = "floor: write the peers' texts";

function floorOf(row: string): string {
  if (row === 'floor: write' || row === 'cold') return 'floor: write';
  return names.includes(row) ? 'floor: stat, read, hash' : textsFloor;
}

type Rows = ReadonlyMap<string, Measured>;

async function changeOneSpec(host: string): Promise<void> {
  const spec = join(host, 'modules/specs/Module-Spec-v2.6-mod_0000.yaml');
  const text = await readFile(spec, 'utf8');
  const changed = text.replace(/^(\s*description: )(.*)$/m, '$1Changed for the bench.');
  if (changed === text) throw new Error('the spec has no description to change');
  await writeFile(spec, changed);
}

async function runOnce(contracts: string, withPeers: boolean): Promise<Rows> {
  const [host, copy, cache] = [await copyOf(contracts), await createFolder(), await createFolder()];
  const generate = { args: [bin, 'generate', '--quiet'], cwd: host, env: { XDG_CACHE_HOME: cache } };
  try {
    const cold = await measure(generate);
    const written = await measure({ args: [floor, 'write', host, copy], cwd: host });
    const again = await measure(generate);
    // The run before found nothing to do, and is remembered.
    const onceMore = await measure(generate);
    const hashed = await measure({ args: [floor, 'hash', host], cwd: host });
    const peers: Rows = withPeers ? await runPeers(host, contracts) : new Map();
    await changeOneSpec(host);
    const changed = await measure(generate);
    return new Map([
      ['floor: write', written],
      ['cold', cold],
      ['floor: stat, read, hash', hashed],
      ['nothing to do', again],
      ['nothing to do, once more', onceMore],
      ['one spec changed', changed],
      ...peers,
    ]);
  } finally {
    for (const folder of [host, copy, cache]) await removeFolder(folder);
  }
}

async function runPeers(host: string, contracts: string): Promise<Rows> {
  const [texts, copy] = [await textsOf(host, contracts), await createFolder()];
  try {
    const written = await measure({ args: [floor, 'write', texts, copy], cwd: texts });
    return new Map([[textsFloor, written], ...(await measurePeers(texts))]);
  } finally {
    for (const folder of [texts, copy]) await removeFolder(folder);
  }
}

async function main(): Promise<void> {
  const withPeers = values.peers === true && (await installPeers());
  const contracts = await createFolder();
  try {
    await measure({ args: [bin, 'init'], cwd: contracts });
    await addModules(contracts, modules);
    const all: Rows[] = [];
    for (let run = 0; run < runs; run += 1) all.push(await runOnce(contracts, withPeers));
    console.log(`${modules} modules, medians of ${runs} whole-process runs\n`);
    print(all);
    if (withPeers) console.log('\npeers write finished texts, without the records below .l9gen, and read no contract');
  } finally {
    await removeFolder(contracts);
  }
}

function print(all: readonly Rows[]): void {
  const medianOf = (row: string): Measured => median(all.flatMap((one) => one.get(row) ?? []));
  console.log('case                                s   × floor    MB');
  for (const row of all[0]?.keys() ?? []) {
    const { seconds, megabytes } = medianOf(row);
    const ratio = (seconds / medianOf(floorOf(row)).seconds).toFixed(1);
    const columns = [row.padEnd(30), seconds.toFixed(2).padStart(7), ratio.padStart(9), String(megabytes).padStart(5)];
    console.log(columns.join(' '));
  }
}

await main();
