import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AsyncCommand } from 'fast-check';
import { expect } from 'vitest';

import { recover } from '../../../src/apply/index.js';
import { createFaultyFileSystem, createNodeFileSystem } from '../../../src/host/index.js';
import { snakeCase } from '../../../src/text/index.js';
import { generate } from '../../../src/toolkit/index.js';
import { survivor } from '../../faults/planned-change.js';
import { commitAll, git, mustGit } from '../../support/repository.js';
import { runCli, runJson } from '../../support/run-cli.js';
import { snapshot } from '../../support/temporary-folder.js';
import { contextOf } from '../../support/toolkit-context.js';
import { expectSurvival, textsOf } from './expect-survival.js';
import { filesOfModule, sharedFiles, writeNote } from './notes.js';
import { flagsOf, idPool, type RealRepository, type RepositoryModel } from './repository-model.js';

type Command = AsyncCommand<RepositoryModel, RealRepository>;

/** A number picks one of the things there are, so that a sequence shrinks without losing its meaning. */
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];
const registered = ({ modules }: RepositoryModel): readonly string[] => [...modules].sort();
const freeIds = ({ modules }: RepositoryModel): readonly string[] => idPool.filter((id) => !modules.has(id));

async function must(folder: string, args: readonly string[]): Promise<void> {
  const run = await runCli(folder, args);
  expect(run.exitCode, `${args.join(' ')}\n${run.stdout}${run.stderr}`).toBe(0);
}

/** Makes everything; where a person has to decide, keeps what the person wrote. */
async function makeAll(folder: string): Promise<void> {
  const { exitCode, report } = await runJson(folder, ['generate']);
  if (exitCode === 0) return;
  expect(exitCode, JSON.stringify(report.diagnostics)).toBe(3);
  const { conflicts } = report.data as { readonly conflicts: readonly { readonly id: string }[] };
  await must(folder, ['resolve', ...conflicts.map(({ id }) => id), '--take', 'ours']);
  await must(folder, ['generate']);
}

async function addModule(folder: string, id: string): Promise<void> {
  await must(folder, ['new', id, ...(flagsOf[id] ?? []), '--description', 'Does its work.']);
  await makeAll(folder);
}

/** A person adds a module. */
export function add(at: number): Command {
  return {
    toString: () => `add(${at})`,
    check: (model) => freeIds(model).length > 2,
    run: async (model, { folder }) => {
      const id = pick(freeIds(model), at) ?? '';
      await addModule(folder, id);
      model.modules.add(id);
      await expectSurvival(model, folder);
    },
  };
}

/** A person writes a line into any file: made, seeded or shared. */
export function edit(where: number, at: number): Command {
  return {
    toString: () => `edit(${where}, ${at})`,
    check: () => true,
    run: async (model, { folder, next }) => {
      const module = where % 3 === 0 ? undefined : pick(registered(model), where);
      const files = module === undefined ? sharedFiles : await filesOfModule(folder, module);
      const [note, file] = [`note ${next()}`, pick(files, at)];
      if (file === undefined) return;
      await writeNote(folder, file, { note: `${note} of a person`, at: where });
      model.notes.set(note, module);
    },
  };
}

/** A person asks for something else of a module. */
export function change(which: number): Command {
  return {
    toString: () => `change(${which})`,
    check: (model) => model.modules.size > 0,
    run: async (model, { folder, next }) => {
      const id = pick(registered(model), which) ?? '';
      const spec = join(folder, `modules/specs/Module-Spec-v2.6-${snakeCase(id)}.yaml`);
      const text = await readFile(spec, 'utf8');
      const changed = text
        .replace(/^ {2}description: .*$/m, `  description: Does it in the way number ${next()}.`)
        .replace(/timeout_seconds: (\d+)/, (_, seconds: string) => `timeout_seconds: ${(Number(seconds) % 50) + 1}`);
      expect(changed).not.toBe(text);
      await writeFile(spec, changed);
    },
  };
}

/** Everything is made. */
export function make(): Command {
  return {
    toString: () => 'make()',
    check: () => true,
    run: async (model, { folder }) => {
      await makeAll(folder);
      await expectSurvival(model, folder);
    },
  };
}

/** A run with something to write is killed at some call; recovery gives the tree from before or the one from after. */
export function kill(which: number, share: number): Command {
  return {
    toString: () => `kill(${which}, ${share})`,
    check: (model) => model.modules.size > 0,
    run: async (model, real) => {
      const { folder, next } = real;
      await makeAll(folder);
      await change(which).run(model, real);
      const before = await textsOf(folder);
      // The run makes about seventy such calls.
      const failAt = 1 + (share % 66);
      const fault = { failAt, code: 'EIO', then: 'dead', only: 'write calls' } as const;
      const dying = createFaultyFileSystem(createNodeFileSystem(folder), fault);
      await generate(contextOf(dying, { processes: survivor(next()) }), []).catch(() => undefined);
      expect(dying.calls()).toBeGreaterThan(0);
      // Whoever comes next holds the dead for dead.
      await recover({ files: createNodeFileSystem(folder), processes: survivor(next()) });
      const recovered = await textsOf(folder);
      await makeAll(folder);
      // Nothing was left to do where it was the tree from after.
      expect([before, await textsOf(folder)]).toContainEqual(recovered);
      await expectSurvival(model, folder);
    },
  };
}

/** A module is taken out; lines that a person wrote into it go only by the name of their file. */
export function remove(which: number): Command {
  return {
    toString: () => `remove(${which})`,
    check: (model) => model.modules.size > 0,
    run: async (model, { folder }) => {
      await makeAll(folder);
      const id = pick(registered(model), which) ?? '';
      await removeByName(model, folder, id);
      await expectSurvival(model, folder);
    },
  };
}

/** Takes a module out, giving up by name what a first try says would be lost, and that alone. */
export async function removeByName(model: RepositoryModel, folder: string, id: string): Promise<void> {
  const notes = [...model.notes].filter(([, module]) => module === id).map(([note]) => note);
  const before = await snapshot(folder);
  const first = await runJson(folder, ['remove', id]);
  expect([id, first.exitCode], first.stdout).toEqual([id, notes.length > 0 ? 3 : 0]);
  if (notes.length > 0) {
    expect(await snapshot(folder)).toEqual(before);
    const files = [...new Set(first.report.diagnostics.flatMap(({ file }) => file ?? []))];
    await must(folder, ['remove', id, ...files.flatMap((file) => ['--discard', file])]);
  }
  model.modules.delete(id);
  for (const note of notes) model.notes.delete(note);
}

/** A module gets another name, and takes what people wrote along. */
export function rename(which: number, at: number): Command {
  return {
    toString: () => `rename(${which}, ${at})`,
    check: (model) => model.modules.size > 0 && freeIds(model).length > 0,
    run: async (model, { folder }) => {
      await makeAll(folder);
      const [from = '', to = ''] = [pick(registered(model), which), pick(freeIds(model), at)];
      await must(folder, ['rename', from, to]);
      model.modules.delete(from);
      model.modules.add(to);
      for (const [note, module] of model.notes) if (module === from) model.notes.set(note, to);
      await makeAll(folder);
      await expectSurvival(model, folder);
    },
  };
}

/** Two branches each add a module and write into one that both have; real git merges them. */
export function branch(at: number, where: number): Command {
  return {
    toString: () => `branch(${at}, ${where})`,
    check: (model) => freeIds(model).length > 3,
    run: async (model, real) => {
      const { folder, next } = real;
      const [name, one = '', other = ''] = [`branch-${next()}`, pick(freeIds(model), at), pick(freeIds(model), at + 1)];
      await makeAll(folder);
      await commitAll(folder, 'before');
      await mustGit(folder, 'checkout', '--quiet', '-b', name);
      await addModule(folder, one);
      await commitAll(folder, one);
      await mustGit(folder, 'checkout', '--quiet', 'main');
      await addModule(folder, other);
      await edit(where, at).run(model, real);
      await makeAll(folder);
      await commitAll(folder, other);
      const merged = await git(folder, 'merge', '--no-edit', name);
      expect(merged.exitCode, merged.output).toBe(0);
      for (const id of [one, other]) model.modules.add(id);
      await makeAll(folder);
      await expectSurvival(model, folder);
    },
  };
}
