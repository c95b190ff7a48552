import { join } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';

import { describe, expect, it, onTestFinished } from 'vitest';

import { createNodeFileSystem, createProcessProbe, type FileSystem } from '../../../src/host/index.js';
import { hashOf, relPath } from '../../../src/text/index.js';
import { generate, newModule, validate, type ModuleChoices } from '../../../src/toolkit/index.js';
import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { removeFolder, snapshot } from '../../support/temporary-folder.js';
import { contextOf } from '../../support/toolkit-context.js';

async function workspace(name: 'empty' | 'contracts'): Promise<string> {
  const folder = await baseWorkspace(name);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

const router = relPath('l9/router.ts');

/** A tree in which somebody adds a line to the router between plan and lock, so often. */
function changedBehindOurBack(folder: string, times: number): FileSystem {
  const files = createNodeFileSystem(folder);
  let left = times;
  return {
    ...files,
    makeFolder: async (path) => {
      if (path === '.l9gen/lock' && left > 0) {
        left -= 1;
        const text = Buffer.from((await files.read(router)) ?? []).toString('utf8');
        await writeFile(join(folder, router), `${text}// line ${left}\n`);
      }
      await files.makeFolder(path);
    },
  };
}

describe('a run that another comes between', () => {
  it('plans anew once', async () => {
    const folder = await workspace('contracts');
    const result = await generate(contextOf(folder, { files: changedBehindOurBack(folder, 1) }), []);
    expect(result.exitCode).toBe(0);
    const there = (await snapshot(folder)).get(router)?.bytes ?? '';
    expect(Buffer.from(there, 'base64').toString('utf8')).toContain('// line 0');
    expect((await runCli(folder, ['check'])).exitCode).toBe(0);
  });

  it('gives up after the second time, with exit code 6 and one short sentence', async () => {
    const folder = await workspace('contracts');
    const run = generate(contextOf(folder, { files: changedBehindOurBack(folder, 2) }), []);
    await expect(run).rejects.toMatchObject({ exitCode: 6, diagnostic: { code: 'toolkit/tree-in-motion' } });
  });

  it('waits once for a lock, and goes on when it is free', async () => {
    const folder = await workspace('contracts');
    const { file, release } = await holdLock(folder);
    const result = await generate(contextOf(folder, { pause: release }), []);
    expect({ exitCode: result.exitCode, isOther: file.length > 0 }).toEqual({ exitCode: 0, isOther: true });
  });

  it('ends with 6 when the lock is still held', async () => {
    const folder = await workspace('contracts');
    await holdLock(folder);
    await expect(generate(contextOf(folder), [])).rejects.toMatchObject({
      exitCode: 6,
      diagnostic: { code: 'apply/locked' },
    });
  });

  it('registers both modules of two runs of new', async () => {
    const folder = await workspace('empty');
    const first = newModule(contextOf(folder), worker('first.queue'));
    // Whatever comes between, the second has something to wait for that ends.
    const pause = async (): Promise<void> => void (await first);
    const second = newModule(
      contextOf(folder, { files: registeredMeanwhile(folder, first), pause }),
      worker('second.queue'),
    );
    expect([(await first).exitCode, (await second).exitCode]).toEqual([0, 0]);
    const judged = await validate(contextOf(folder), []);
    expect({ ok: judged.ok, modules: judged.summary['modules'] }).toEqual({ ok: true, modules: 2 });
  });
});

/** A tree that is planned for as it was, and written to only after `other` has written. */
function registeredMeanwhile(folder: string, other: Promise<unknown>): FileSystem {
  const files = createNodeFileSystem(folder);
  return {
    ...files,
    makeFolder: async (path) => {
      await other;
      await files.makeFolder(path);
    },
  };
}

function worker(moduleId: string): ModuleChoices {
  return {
    ...{ moduleId, kind: 'worker', name: moduleId, description: 'Works.', tier: 2, team: 'core', contact: 'owner' },
    ...{ auth: 'none', durability: 'substrate', policy: 'fail_fast', approval: 'none', hasTool: false },
    ...{ agent: 'l-cto', cron: '' },
  };
}

/** The claim of a process that lives: this one, in another run. */
async function holdLock(folder: string): Promise<{ readonly file: string; readonly release: () => Promise<void> }> {
  const { pid, started, host } = createProcessProbe().self;
  const lock = join(folder, '.l9gen/lock');
  const file = join(lock, `${pid}-${started}-${host}-${hashOf('another run').slice(0, 16)}`);
  await mkdir(lock, { recursive: true });
  await writeFile(file, '');
  return { file, release: () => removeFolder(lock) };
}
