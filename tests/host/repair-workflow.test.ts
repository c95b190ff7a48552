import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ended, type ProcessRun } from '../support/ended.js';
import { mustGit } from '../support/repository.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { environmentOf, parseWorkflow, scriptOf } from '../support/workflow.js';

/*
 * What the workflow `repair` does between its actions, run as it stands, with a real git and a remote in a folder. In
 * place of gh there is a script that writes down what it is asked.
 */

const workflow = parseWorkflow(readFileSync('templates/ci/dot-github/workflows/repair.yml', 'utf8'));
const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
const repairBranch = 'l9gen/repair-topic/one';

let folder = '';
let scanned = '';

beforeEach(async () => {
  folder = await createFolder();
  await mkdir(join(folder, 'temp/repair'), { recursive: true });
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/gh'), '#!/bin/sh\necho "$@" >> "$GH_LOG"\n[ "$2" != list ] || cat "$GH_PULLS"\n');
  await chmod(join(folder, 'bin/gh'), 0o755);
  await writeFile(join(folder, 'pulls'), '');
  await mustGit(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  await mustGit(folder, 'clone', '--quiet', 'origin.git', 'theirs');
  await commit({ 'docs/guide.md': '# Guide\n' }, 'HEAD:refs/heads/topic/one');
  scanned = await checkOut('scanned', 'refs/heads/topic/one');
});

afterEach(() => removeFolder(folder));

/** What a person commits and pushes. */
async function commit(files: Readonly<Record<string, string>>, to: string): Promise<void> {
  const theirs = join(folder, 'theirs');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(theirs, path, '..'), { recursive: true });
    await writeFile(join(theirs, path), text);
  }
  await mustGit(theirs, 'add', '--all');
  await mustGit(theirs, ...person, 'commit', '--quiet', '--allow-empty', '--message', 'theirs');
  await mustGit(theirs, 'push', '--quiet', '--force', 'origin', to);
}

/** A checkout as the action makes it: one commit without branch or history. */
async function checkOut(name: string, commitId: string): Promise<string> {
  const place = join(folder, name);
  await rm(place, { recursive: true, force: true });
  await mustGit(folder, 'init', '--quiet', name);
  await mustGit(place, 'remote', 'add', 'origin', `file://${folder}/origin.git`);
  await mustGit(place, 'fetch', '--quiet', '--depth=1', 'origin', commitId);
  await mustGit(place, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
  return place;
}

async function shaOf(branch: string): Promise<string> {
  return (await mustGit(folder, 'ls-remote', 'origin.git', `refs/heads/${branch}`)).split('\t')[0] ?? '';
}

/** The patch that the first job made of a change. */
async function patchOf(change: () => Promise<unknown>): Promise<void> {
  await change();
  await mustGit(scanned, 'add', '--all');
  const patch = await mustGit(scanned, 'diff', '--cached', '--binary', '--no-renames', 'HEAD');
  await mustGit(scanned, 'reset', '--quiet', '--hard');
  await writeFile(join(folder, 'temp/repair/repair.patch'), patch);
  await writeFile(join(folder, 'temp/repair/repair.md'), '## repair: 1 gap filled\n');
}

const fillGuide = (text: string): Promise<void> => patchOf(() => writeFile(join(scanned, 'docs/guide.md'), text));

/** Runs the step of the second job on a fresh checkout of what was scanned. */
async function propose(): Promise<ProcessRun> {
  const head = (await mustGit(scanned, 'rev-parse', 'HEAD')).trim();
  const writing = await checkOut('writing', head);
  return runStep('Propose the patch', writing, {
    HEAD_BRANCH: 'topic/one',
    HEAD_SHA: head,
    GH_LOG: join(folder, 'asked'),
    GH_PULLS: join(folder, 'pulls'),
  });
}

function runStep(name: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<ProcessRun> {
  const script = scriptOf(workflow, name);
  // One key of git is named by GitHub; without it, there is none to count.
  const { GIT_CONFIG_COUNT: _count, ...fixed } = environmentOf(workflow, name);
  return ended('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      ...fixed,
      ...env,
    },
  });
}

const asked = (): Promise<string> => readFile(join(folder, 'asked'), 'utf8').catch(() => '');

describe('the patch is proposed', () => {
  test('as one commit upon what was scanned, with a pull request to its branch', async () => {
    const head = await shaOf('topic/one');
    await fillGuide('# Guide\n\n## Setup\n');
    expect(await propose()).toMatchObject({ exitCode: 0 });
    const origin = join(folder, 'origin.git');
    expect(await mustGit(origin, 'log', '--format=%an %P', '-1', repairBranch)).toBe(`github-actions[bot] ${head}\n`);
    expect(await mustGit(origin, 'show', `${repairBranch}:docs/guide.md`)).toBe('# Guide\n\n## Setup\n');
    expect(await asked()).toContain(`pr create --head ${repairBranch} --base topic/one`);
    expect(await readFile(join(folder, 'temp/body.md'), 'utf8')).toContain('1 gap filled');
  });

  test('again: the commit is the same, and the pull request that is open is kept', async () => {
    await fillGuide('# Guide\n\n## Setup\n');
    await propose();
    const first = await shaOf(repairBranch);
    await writeFile(join(folder, 'pulls'), `7\tOPEN\t${first}\n`);
    expect(await propose()).toMatchObject({ exitCode: 0 });
    expect(await shaOf(repairBranch)).toBe(first);
    expect((await asked()).match(/pr create/g)).toHaveLength(1);
    expect(await asked()).toContain('pr edit 7');
  });

  test('in place of what was proposed before, when the branch has moved on and was scanned again', async () => {
    await fillGuide('# Guide\n\n## Setup\n');
    await propose();
    await commit({ 'src/a.py': 'a = 1\n' }, 'HEAD:refs/heads/topic/one');
    scanned = await checkOut('scanned', 'refs/heads/topic/one');
    await fillGuide('# Guide\n\n## Use\n');
    expect(await propose()).toMatchObject({ exitCode: 0 });
    const origin = join(folder, 'origin.git');
    expect(await mustGit(origin, 'show', `${repairBranch}:docs/guide.md`)).toBe('# Guide\n\n## Use\n');
    expect((await mustGit(origin, 'rev-parse', `${repairBranch}^`)).trim()).toBe(await shaOf('topic/one'));
  });
});

describe('it steps back', () => {
  test('when the branch has moved on', async () => {
    await fillGuide('# Guide\n\n## Setup\n');
    await commit({ 'src/a.py': 'a = 1\n' }, 'HEAD:refs/heads/topic/one');
    const run = await propose();
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('has moved on');
    expect([await shaOf(repairBranch), await asked()]).toEqual(['', '']);
  });

  test('when somebody has closed the pull request with that patch, and not when it was another', async () => {
    await fillGuide('# Guide\n\n## Setup\n');
    await propose();
    const ours = await shaOf(repairBranch);
    await mustGit(join(folder, 'origin.git'), 'branch', '--quiet', '-D', repairBranch);
    await writeFile(join(folder, 'pulls'), `7\tCLOSED\t${ours}\n`);
    const run = await propose();
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('Somebody has closed');
    expect(await shaOf(repairBranch)).toBe('');
    await fillGuide('# Guide\n\n## Use\n');
    expect(await propose()).toMatchObject({ exitCode: 0 });
    expect((await asked()).match(/pr create/g)).toHaveLength(2);
  });

  test.each([
    ['on top of what was proposed', false],
    ['in place of what was proposed', true],
  ])('when somebody has pushed %s', async (_how, isOther) => {
    await fillGuide('# Guide\n\n## Setup\n');
    await propose();
    const theirs = join(folder, 'theirs');
    await mustGit(theirs, 'fetch', '--quiet', 'origin');
    await mustGit(theirs, 'checkout', '--quiet', '--detach', isOther ? 'HEAD' : `origin/${repairBranch}`);
    await commit({ 'docs/guide.md': '# Guide\n\nBy hand.\n' }, `HEAD:refs/heads/${repairBranch}`);
    const before = await shaOf(repairBranch);
    await fillGuide('# Guide\n\n## Setup\n\n## Use\n');
    const run = await propose();
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('Somebody has pushed');
    expect(await shaOf(repairBranch)).toBe(before);
  });
});

describe('it is not proposed', () => {
  test.each(['.github/workflows/ci.yml', '.github/actions/ü/action.yml'])('when it changes %s', async (path) => {
    await patchOf(async () => {
      await mkdir(join(scanned, path, '..'), { recursive: true });
      await writeFile(join(scanned, path), 'on: push\n');
    });
    const run = await propose();
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.output).toContain('what GitHub runs');
    expect([await shaOf(repairBranch), await asked()]).toEqual(['', '']);
  });

  test('when it holds a link', async () => {
    await patchOf(() => symlink('/etc/passwd', join(scanned, 'docs/link.md')));
    const run = await propose();
    expect(run).toMatchObject({ exitCode: 1 });
    expect(run.output).toContain('something other than files');
    expect(await shaOf(repairBranch)).toBe('');
  });

  test('when it leaves the repository', async () => {
    const text = 'diff --git a/../x b/../x\nnew file mode 100644\n--- /dev/null\n+++ b/../x\n@@ -0,0 +1 @@\n+x\n';
    await writeFile(join(folder, 'temp/repair/repair.patch'), text);
    await writeFile(join(folder, 'temp/repair/repair.md'), '');
    expect((await propose()).exitCode).not.toBe(0);
    expect(await shaOf(repairBranch)).toBe('');
  });
});

describe('the report of the scan', () => {
  const take = (): Promise<ProcessRun> =>
    runStep('Take the report and the coverage, and nothing else that came with them', folder);
  const output = (): Promise<string> => readFile(join(folder, 'output'), 'utf8').catch(() => '');

  beforeEach(() => mkdir(join(folder, 'report')));

  test('does not go where a link of the branch points', async () => {
    await writeFile(join(folder, 'report/meta-gaps.yaml'), 'version: 1\n');
    await writeFile(join(folder, 'elsewhere'), 'mine\n');
    await symlink('../elsewhere', join(scanned, 'meta-gaps.yaml'));
    expect(await take()).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('mine\n');
    expect(await readFile(join(scanned, 'meta-gaps.yaml'), 'utf8')).toBe('version: 1\n');
    expect(await output()).toContain('found=true');
  });

  test('brings the coverage that it was judged by, unless the branch has something there', async () => {
    await mkdir(join(folder, 'report/coverage'));
    await writeFile(join(folder, 'report/meta-gaps.yaml'), 'version: 1\n');
    await writeFile(join(folder, 'report/coverage/coverage-summary.json'), '{}');
    await symlink('..', join(scanned, 'coverage'));
    expect(await take()).toMatchObject({ exitCode: 0 });
    await expect(readFile(join(folder, 'coverage-summary.json'))).rejects.toThrow('ENOENT');
    await rm(join(scanned, 'coverage'));
    expect(await take()).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(scanned, 'coverage/coverage-summary.json'), 'utf8')).toBe('{}');
  });

  test.each([
    ['none', () => Promise.resolve()],
    ['a link', () => symlink('/etc/passwd', join(folder, 'report/meta-gaps.yaml'))],
    ['a folder', () => mkdir(join(folder, 'report/meta-gaps.yaml'))],
  ])('there is nothing to repair where it is %s', async (_what, make) => {
    await make();
    expect(await take()).toMatchObject({ exitCode: 0 });
    expect(await output()).toBe('');
  });
});

describe('the patch', () => {
  const patch = (): Promise<string> => readFile(join(folder, 'repair/repair.patch'), 'utf8');

  beforeEach(async () => {
    await mkdir(join(folder, 'repair'));
    await writeFile(join(folder, 'repair/repair.md'), '');
  });

  test('holds what was filled, and neither report nor work orders, which are kept beside it', async () => {
    await mkdir(join(scanned, '.l9gen/work-orders'), { recursive: true });
    await writeFile(join(scanned, 'meta-gaps.yaml'), 'version: 1\n');
    await mkdir(join(scanned, 'coverage'));
    await writeFile(join(scanned, 'coverage/coverage-summary.json'), '{}');
    await writeFile(join(scanned, '.l9gen/work-orders/GAP-1.md'), '# Work order\n');
    await writeFile(join(scanned, '.l9gen/work-orders/repair.md'), 'closes #1\n');
    await symlink('/etc/passwd', join(scanned, '.l9gen/work-orders/GAP-2.md'));
    await writeFile(join(scanned, 'docs/guide.md'), '# Guide\n\n## Setup\n');
    await writeFile(join(scanned, 'docs/an ümlaut.md'), '# New\n');
    expect(await runStep('Make a patch of it', folder)).toMatchObject({ exitCode: 0 });
    expect([...(await patch()).matchAll(/^diff --git (.*)$/gm)].map(([, files]) => files)).toEqual([
      '"a/docs/an \\303\\274mlaut.md" "b/docs/an \\303\\274mlaut.md"',
      'a/docs/guide.md b/docs/guide.md',
    ]);
    expect(await readdir(join(folder, 'repair/work-orders'))).toEqual(['GAP-1.md']);
    expect(await readFile(join(folder, 'repair/repair.md'), 'utf8')).toBe('');
  });

  test('is made without a filter of the machine, which the branch may turn on', async () => {
    await writeFile(join(folder, '.gitconfig'), `[filter "spy"]\n\tclean = touch ${join(folder, 'spied')}; cat\n`);
    await writeFile(join(scanned, '.gitattributes'), '* filter=spy\n');
    await writeFile(join(scanned, 'docs/guide.md'), '# Guide\n\n## Setup\n');
    expect(await runStep('Make a patch of it', folder)).toMatchObject({ exitCode: 0 });
    await writeFile(join(folder, 'temp/repair/repair.patch'), await patch());
    await writeFile(join(folder, 'temp/repair/repair.md'), '');
    await mustGit(scanned, 'reset', '--quiet', '--hard');
    expect(await propose()).toMatchObject({ exitCode: 0 });
    expect(await readdir(folder)).not.toContain('spied');
  });

  test('is none where nothing was filled', async () => {
    expect(await runStep('Make a patch of it', folder)).toMatchObject({ exitCode: 0 });
    await expect(readFile(join(folder, 'output'))).rejects.toThrow('ENOENT');
  });
});
