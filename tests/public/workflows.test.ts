import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { parseWorkflow, workflowProblems } from '../support/workflow.js';

/* The workflows that init writes: what actionlint and bash say of them, and what they may do. */

const folders = ['templates/host/dot-github/workflows', 'templates/ci/dot-github/workflows'];
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
const textOf = (file: string): string => readFileSync(file, 'utf8');
const ci = textOf('templates/host/dot-github/workflows/ci.yml');
const scan = textOf('templates/ci/dot-github/workflows/l9gen.yml');
const repair = textOf('templates/ci/dot-github/workflows/repair.yml');

test('there are workflows, and no template among them, so that the texts here are the texts there', () => {
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(files.filter((file) => !file.endsWith('.yml'))).toEqual([]);
});

test.each(files)('nothing is wrong with %s', async (file) => {
  expect(await workflowProblems(textOf(file))).toEqual([]);
});

/** What is written in place of a text of ci.yml, and what has to be said of it. */
const planted = [
  { mistake: 'a job that is not there is waited for', from: 'needs: test\n', to: 'needs: tests\n', says: /tests/ },
  { mistake: 'an expression that is none', from: '!cancelled()', to: '!canceled()', says: /canceled/ },
  { mistake: 'an unknown key', from: 'timeout-minutes: 20', to: 'timeout-minute: 20', says: /timeout/ },
  {
    mistake: 'an input that an action does not have',
    from: 'retention-days:',
    to: 'retain-days:',
    says: /retain-days/,
  },
  { mistake: 'what a stranger wrote, in a script', to: 'run: echo ${{ github.head_ref }}', says: /untrusted/ },
  { mistake: 'any expression in a script', to: 'run: echo ${{ github.sha }}', says: /an expression stands/ },
  { mistake: 'a script that bash cannot parse', to: 'run: if make typecheck', says: /syntax error/ },
  { mistake: 'an action by its tag', from: /setup-node@.*/, to: 'setup-node@v6', says: /not pinned/ },
  {
    mistake: 'a token left behind',
    from: 'persist-credentials: false',
    to: 'persist-credentials: true',
    says: /token/,
  },
  { mistake: 'no timeout', from: '    timeout-minutes: 20\n', to: '', says: /no timeout/ },
  { mistake: 'a step without name', from: /- name: Types\n\s*run/, to: '- run', says: /no name/ },
];

test.each(planted)('$mistake is found', async ({ from = 'run: make typecheck', to, says }) => {
  const text = ci.replace(from, () => to);
  expect(text).not.toBe(ci);
  expect((await workflowProblems(text)).join('\n')).toMatch(says);
});

test('the label of the own runner is known to the actionlint of the user', () => {
  const config: unknown = parse(textOf('templates/host/dot-github/actionlint.yaml'));
  expect(config).toEqual({ 'self-hosted-runner': { labels: ['l9-deploy'] } });
});

describe('the host: ci', () => {
  const { jobs, permissions } = parseWorkflow(ci);

  test('the tests wait for no scan, and the scan runs although they failed', () => {
    expect(jobs['test']?.needs).toBeUndefined();
    expect(jobs['scan']).toMatchObject({ needs: 'test', if: '${{ !cancelled() }}' });
  });

  test('one job says whether both succeeded', () => {
    expect(jobs['verdict']).toMatchObject({ needs: ['test', 'scan'], if: '${{ always() }}' });
  });

  test('only the job that runs nothing may write, and only findings', () => {
    expect(permissions).toEqual({});
    const writing = Object.entries(jobs).filter(([, job]) => Object.values(job.permissions ?? {}).includes('write'));
    expect(writing.map(([name]) => name)).toEqual(['code-scanning']);
    expect(writing[0]?.[1].permissions).toMatchObject({ 'security-events': 'write' });
    expect(writing[0]?.[1].steps.filter(({ run }) => run !== undefined)).toEqual([]);
    expect(writing[0]?.[1].if).toContain('head.repo.full_name == github.repository');
  });

  test('after a failed scan everything is still written and kept', () => {
    const after = jobs['scan']?.steps.slice(jobs['scan'].steps.findIndex(({ name }) => name === 'Scan')) ?? [];
    expect(after.map(({ if: when }) => when)).toEqual(Array<string>(after.length).fill('${{ !cancelled() }}'));
    expect(after.at(-1)?.with?.['path']).toContain('meta-gaps.yaml');
  });

  test('each target that is made is there', () => {
    const made = new Set([...ci.matchAll(/\bmake ([a-z-]+)/g)].map(([, target]) => target));
    expect([...made].filter((target) => !targets('templates/host/Makefile').has(target ?? ''))).toEqual([]);
    expect([...made].sort()).toEqual(['check', 'ci', 'coverage', 'gaps', 'install', 'reports', 'test', 'typecheck']);
  });
});

test('other repositories: their own package manager is not asked', () => {
  expect([...scan.matchAll(/run: (.*)/g)].map(([, run]) => run)).toEqual([
    "make -f l9gen.mk gaps ARGS='--format github'",
    'make -f l9gen.mk reports',
    'cat reports/gaps.md >> "$GITHUB_STEP_SUMMARY"',
  ]);
});

describe('repair', () => {
  const { jobs, on, permissions } = parseWorkflow(repair);

  test('starts for branches of this repository alone', () => {
    expect(Object.keys(on)).toEqual(['workflow_run']);
    expect(jobs['fill']?.if).toContain('workflow_run.head_repository.full_name == github.repository');
    expect(jobs['propose']?.needs).toBe('fill');
  });

  test('no branch of a fork takes the place of ours among the runs that wait', () => {
    const { group } = parseWorkflow(repair).concurrency ?? {};
    for (const part of ['conclusion', 'head_repository.full_name', 'head_branch'])
      expect(group).toContain(`github.event.workflow_run.${part}`);
  });

  test('git hands its token to the server of the repository alone', () => {
    const { env = {} } = jobs['propose']?.steps.find(({ name }) => name === 'Propose the patch') ?? {};
    expect(env['GIT_CONFIG_KEY_0']).toBe('credential.${{ github.server_url }}.helper');
  });

  test('what reads the branch may not write, and what writes runs nothing of it', () => {
    expect(permissions).toEqual({});
    expect(jobs['fill']?.permissions).toEqual({ actions: 'read', contents: 'read' });
    expect(jobs['propose']?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    const commands = jobs['propose']?.steps.map(({ run = '' }) => run).join('\n') ?? '';
    expect(commands).not.toMatch(/\b(?:npm|npx|node|make|yarn|pip|sh|bash)\b/);
  });

  test('no secret is named, nothing is restored from a cache, and no script of a package runs', () => {
    expect(repair).not.toMatch(/secrets\.|cache: npm|actions\/cache/);
    expect([...repair.matchAll(/npm (?:ci|install).*/g)].map(([command]) => command)).toEqual([
      'npm ci --ignore-scripts',
    ]);
  });
});

function targets(makefile: string): ReadonlySet<string> {
  const texts = [makefile, 'templates/ci/l9gen.mk.hbs'].map(textOf);
  return new Set(texts.flatMap((text) => [...text.matchAll(/^([a-z-]+):/gm)].map(([, name]) => name ?? '')));
}
