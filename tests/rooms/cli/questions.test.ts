import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PassThrough } from 'node:stream';

import { describe, expect, it, onTestFinished } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { keys, runOnTerminal } from '../../support/run-on-terminal.js';
import { removeFolder, snapshot } from '../../support/temporary-folder.js';

const { enter, down, ctrlC, ctrlD } = keys;
const oldSpec = readFileSync(new URL('../model/migrate/fixtures/spec-2.1.yaml', import.meta.url), 'utf8');
const block = readFileSync(new URL('fixtures/slack.block.yaml', import.meta.url), 'utf8');

async function workspace(): Promise<string> {
  const folder = await baseWorkspace('empty');
  onTestFinished(() => removeFolder(folder));
  await writeFile(join(folder, 'old.yaml'), oldSpec);
  await writeFile(join(folder, 'block.yaml'), block);
  return folder;
}

const read = (folder: string, file: string): Promise<string> => readFile(join(folder, file), 'utf8');

describe('new on a terminal', () => {
  it('asks for what is not given, and only for what the kind has', async () => {
    const folder = await workspace();
    const run = await runOnTerminal(folder, ['new', '--approval', 'boss'], {
      replies: {
        'Module id': `night.report${enter}`,
        'What sets it to work?': `${down.repeat(3)}${enter}`,
        'May agents call it?': `${down}${enter}`,
      },
    });
    expect(run.questions).toEqual([
      'Module id (lower-case words joined by "_" or ".")',
      'What sets it to work?',
      'What does it do, in one line?',
      'May agents call it?',
    ]);
    expect(run.exitCode, run.stdout).toBe(0);
    const spec = await read(folder, 'modules/specs/Module-Spec-v2.6-night_report.yaml');
    expect(spec).toContain('Runs night report on a schedule.');
    expect(spec).toContain('exposes_tool: true');
    expect(spec).toContain('execution_model: scheduled');
  });

  it('writes the report on stdout, and the questions elsewhere', async () => {
    const run = await runOnTerminal(await workspace(), ['new', '--format', 'json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ ok: true });
    expect(run.stderr).toContain('Module id');
  });

  it('asks nothing of who has said everything', async () => {
    const args = ['--kind', 'worker', '--description', 'Works.', '--approval', 'none', '--no-tool'];
    const run = await runOnTerminal(await workspace(), ['new', 'night.shift', ...args]);
    expect([run.exitCode, run.questions]).toEqual([0, []]);
  });
});

describe('new --from on a terminal', () => {
  it('offers what the block suggests, and takes another text for it', async () => {
    const folder = await workspace();
    const elsewhere = 'https://slack.example/react';
    const run = await runOnTerminal(folder, ['new', '--from', 'block.yaml'], {
      replies: { 'reactions.add': `${elsewhere}${enter}` },
    });
    expect(run.questions).toHaveLength(2);
    expect(run.exitCode, run.stdout).toBe(0);
    const spec = await read(folder, 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml');
    expect(spec).toContain('https://slack.com/api/chat.postMessage');
    expect(spec).toContain(elsewhere);
  });

  it('takes no empty answer where nothing is suggested', async () => {
    const folder = await workspace();
    await writeFile(join(folder, 'block.yaml'), block.replace('source: platform_event_id', 'source: webhook_header'));
    const run = await runOnTerminal(folder, ['new', '--from', 'block.yaml'], {
      replies: { 'Which header': `${enter}X-Slack-Event${enter}` },
    });
    expect(run.stderr).toContain('It takes at least a word.');
    expect(run.exitCode, run.stdout).toBe(0);
    const spec = await read(folder, 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml');
    expect(spec).toContain('X-Slack-Event');
  });
});

describe('migrate on a terminal', () => {
  it('asks until nothing is open, and leaves out what an answer makes needless', async () => {
    const folder = await workspace();
    const run = await runOnTerminal(folder, ['migrate', 'old.yaml'], {
      replies: {
        'ownership.team': `${down}${enter}`,
        'ownership.primary_contact': `infra lead${enter}`,
        affects_boot: `${down}${enter}`,
      },
    });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.questions.filter((question) => question.includes('boot_impact'))).toEqual([]);
    const spec = await read(folder, 'old.yaml');
    expect(spec).toContain('ownership:\n  team: infra\n  primary_contact: infra lead\n');
    expect(spec).toContain('boot_impact:\n  level: none\n');
  });
});

describe('a person who ends the questions', () => {
  it.each([
    ['at the first', ['new'], 'Module id'],
    ['at the last', ['new', 'night.shift', '--kind', 'worker'], 'May agents call it?'],
    ['about a block', ['new', '--from', 'block.yaml'], 'reactions.add'],
    ['about a migration', ['migrate', 'old.yaml'], 'ownership.team'],
  ])('%s leaves every byte: exit code 130 and no report', async (_, args, question) => {
    const folder = await workspace();
    const before = await snapshot(folder);
    const run = await runOnTerminal(folder, args, { replies: { [question]: ctrlC } });
    expect([run.exitCode, run.stdout, run.isRaw]).toEqual([130, '', false]);
    expect(run.questions.at(-1)).toContain(question);
    expect(await snapshot(folder)).toEqual(before);
  });

  it.each([
    ['with Ctrl-D', ctrlD],
    ['by closing the terminal', (input: PassThrough) => void input.end()],
  ])('%s ends the program as well', async (_, end) => {
    const run = await runOnTerminal(await workspace(), ['new'], { replies: { 'What sets it to work?': end } });
    expect([run.exitCode, run.stdout, run.isRaw]).toEqual([130, '', false]);
    expect(run.questions).toHaveLength(2);
  });

  it('with a signal is not asked again', async () => {
    const abort = new AbortController();
    const run = await runOnTerminal(await workspace(), ['new'], {
      replies: { 'What sets it to work?': () => abort.abort() },
      signal: abort.signal,
    });
    expect([run.exitCode, run.stdout, run.isRaw]).toEqual([130, '', false]);
    expect(run.questions).toHaveLength(2);
  });

  it('before the first question is asked nothing', async () => {
    const run = await runOnTerminal(await workspace(), ['new'], { signal: AbortSignal.abort() });
    expect([run.exitCode, run.questions]).toEqual([130, []]);
  });
});
