import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parseSync } from 'oxc-parser';
import { expect } from 'vitest';
import { parse } from 'yaml';

import { runCli, runJson } from '../../support/run-cli.js';
import { filesBelow } from './notes.js';
import type { RepositoryModel } from './repository-model.js';

/** After a run: the tree is what its contracts ask for, holds each line of a person once, and every file of it parses. */
export async function expectSurvival(model: RepositoryModel, folder: string): Promise<void> {
  const check = await runCli(folder, ['check']);
  expect(check.exitCode, check.stdout).toBe(0);
  const again = await runCli(folder, ['generate'], { SOURCE_DATE_EPOCH: '1800000000' });
  expect(again.stdout).toContain('nothing to do');
  const { report } = await runJson(folder, ['validate']);
  const { modules } = report.data as { readonly modules: readonly { readonly moduleId: string }[] };
  expect(modules.map(({ moduleId }) => moduleId).sort()).toEqual([...model.modules].sort());
  const texts = await textsOf(folder);
  for (const [file, text] of texts) expectToParse(file, text);
  const all = [...texts.values()].join('\n');
  for (const note of model.notes.keys()) expect([note, all.split(`${note} `).length - 1]).toEqual([note, 1]);
}

/** Every text of a tree by path. */
export async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of await filesBelow(folder)) texts.set(file, await readFile(join(folder, file), 'utf8'));
  return texts;
}

function expectToParse(file: string, text: string): void {
  if (file.endsWith('.ts')) expect(parseSync(file, text).errors, file).toEqual([]);
  if (/\.ya?ml$/.test(file)) expect(() => parse(text) as unknown, file).not.toThrow();
  if (file.endsWith('.json')) expect(() => JSON.parse(text) as unknown, file).not.toThrow();
  expect(text, file).not.toMatch(/^(?:<{7}|={7}|>{7})/m);
}
