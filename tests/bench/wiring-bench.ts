import { Bench } from 'tinybench';
import { ts } from 'ts-morph';

import { editModule, keepsTokens } from '../../src/code/index.js';
import { relPath } from '../../src/text/index.js';
import { registryText, wiredModules } from './large-registry.js';
import { wiringPeers, type Wirer } from './wiring-peers.js';

/*
 * `npm run bench:wiring [entries] [modules] [seconds]`: modules wired into one registry in one batch, beside one parse of that
 * file by the TypeScript compiler and beside libraries that change syntax trees, in turn in the same process; medians. Each
 * has to give a text that holds all modules; whether it still holds every comment and token of the old one is told beside.
 */

const [entries = 1000, modules = 100, seconds = 4] = process.argv.slice(2).map(Number);
const path = relPath('l9/router.ts');
const text = registryText(entries);
const added = wiredModules(modules);

const l9gen: Wirer = async (source, names) => {
  const edits = names.flatMap(({ name, from }) => [
    { kind: 'import', name: 'router', from, alias: name } as const,
    { kind: 'entry', slot: { symbol: 'modules' }, entry: { value: name, id: from } } as const,
  ]);
  const { value, diagnostics } = await editModule({ path, text: source }, edits);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
};

const wirers: ReadonlyMap<string, Wirer> = new Map([['l9gen', l9gen], ...wiringPeers]);

function commentsOf(source: string): readonly string[] {
  return source.match(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? [];
}

/** What a text has lost of the comments and lines of the one before. */
async function judge(after: string): Promise<readonly string[]> {
  const missing = added.filter(({ name }) => after.split(name).length !== 3).length;
  if (missing > 0) throw new Error(`${missing} of ${added.length} modules are not wired in`);
  const left = commentsOf(after);
  const lost = commentsOf(text).filter((comment) => !left.includes(comment)).length;
  const lines = new Set(after.split('\n'));
  const changed = text.split('\n').filter((line) => !lines.has(line)).length;
  return [`${lost}`, `${changed}`, (await keepsTokens({ path, text }, after)) ? 'yes' : 'no'];
}

const bench = new Bench({ time: seconds * 1000, iterations: 5, warmupIterations: 2, warmupTime: 500 });
bench.add('one TypeScript parse', () => {
  ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
});
for (const [name, wire] of wirers) bench.add(name, () => wire(text, added));
await bench.run();

const medians = new Map(
  bench.tasks.map(({ name, result }) => [name, result.state === 'completed' ? result.latency.p50 : Number.NaN]),
);
const parse = medians.get('one TypeScript parse') ?? Number.NaN;
console.log(
  `${modules} modules into a registry of ${entries} entries (${Math.round(text.length / 1024)} KB), medians\n`,
);
console.log('case                       ms   × parse   comments lost   lines changed   all tokens kept');
for (const [name, median] of medians) {
  const wire = wirers.get(name);
  const [comments = '', lines = '', tokens = ''] = wire ? await judge(await wire(text, added)) : [];
  const columns = [name.padEnd(22), median.toFixed(1).padStart(7), (median / parse).toFixed(1).padStart(9)];
  console.log([...columns, comments.padStart(15), lines.padStart(15), tokens.padStart(17)].join(' ').trimEnd());
}
console.log('\ngoal: at most 3 × one parse');
