import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';

/* What the README shows is what the program prints. */

const readme = readFileSync('README.md', 'utf8');
const tour = readme.slice(readme.indexOf('## Sixty seconds'), readme.indexOf('## What a generated module does'));
let folder = '';

beforeAll(async () => {
  folder = await createFolder();
});

afterAll(() => removeFolder(folder));

async function printed(args: readonly string[]): Promise<string> {
  return (await runCli(folder, args)).stdout;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

test('the tour is real, step by step', async () => {
  expect(tour).toContain(lastLine(await printed(['init'])));
  const command = /l9gen (new .*)$/m.exec(tour)?.[1] ?? '';
  expect(tour).toContain(await printed(command.split(' ')));
  const generated = await printed(['generate']);
  expect(tour).toContain(lastLine(generated));
  expect(tour).toContain(generated.slice(generated.indexOf('update ('), generated.lastIndexOf('\n\n')));

  const spec = join(folder, 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml');
  const text = await readFile(spec, 'utf8');
  await writeFile(spec, text.replace('startup_phase: normal', 'startup_fase: normal'));
  expect(tour).toContain((await printed(['check'])).trimEnd());
  await writeFile(spec, text);

  const route = join(folder, 'l9/modules/slack_webhook/routes/slack_webhook.ts');
  await writeFile(route, `${await readFile(route, 'utf8')}// mine\n`);
  const [place = '', ...sentence] = (await printed(['check'])).split('\n');
  expect(tour).toContain([place, ...sentence.slice(0, 2)].join('\n'));
});

test('the table of verbs is the list of commands', async () => {
  const help = await printed(['--help']);
  const commands = [...help.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name]) => name).filter((name) => name !== 'help');
  const verbs = [...readme.matchAll(/^\| `l9gen ([a-z]+)/gm)].map(([, name]) => name);
  expect(verbs).toEqual(commands);
});

test('the two commands that set everything up are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test', 'prepare']));
});

test('the host asks for the packages that it is tested with here', () => {
  const ours = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  const template = readFileSync('templates/host/package.json.hbs', 'utf8').replace(/\{\{.*?\}\}/g, '"x"');
  const host = JSON.parse(template) as typeof ours;
  const known = { ...ours.dependencies, ...ours.devDependencies };
  for (const [name, range] of Object.entries({ ...host.dependencies, ...host.devDependencies })) {
    expect({ name, range: range.split('.')[0] }).toEqual({ name, range: known[name]?.split('.')[0] });
  }
});
