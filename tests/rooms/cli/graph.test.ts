import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { baseWorkspace } from '../../support/base-workspace.js';
import { runCli } from '../../support/run-cli.js';
import { removeFolder } from '../../support/temporary-folder.js';

const file = 'generated/module_wiring_graph.yaml';
const meta = 'l9/modules/slack_webhook/module.meta.yaml';
const spec = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
const formats = ['yaml', 'mermaid', 'dot', 'html', 'json'] as const;
let generated = '';

beforeAll(async () => {
  generated = await baseWorkspace('generated');
}, 60_000);

afterAll(() => removeFolder(generated));

async function workspace(base: 'empty' | 'contracts' | 'generated'): Promise<string> {
  const folder = await baseWorkspace(base);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  await writeFile(path, text.replace(from, to));
}

test('yaml is what generate writes, without the stamp', async () => {
  const { stdout, exitCode } = await runCli(generated, ['graph']);
  expect(exitCode).toBe(0);
  const written = await readFile(join(generated, file), 'utf8');
  expect(stdout).toBe(written.slice(written.indexOf('# What each module')));
});

test.each(formats)('%s of a host without modules is a whole document', async (format) => {
  const { stdout, stderr, exitCode } = await runCli(await workspace('empty'), ['graph', '--format', format]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const [first] = stdout.split('\n');
  expect(first).toBe(
    {
      yaml: '# What each module is wired to. Every edge ends in a node listed here.',
      mermaid: 'flowchart LR',
      dot: 'digraph wiring {',
      html: '<!doctype html>',
      json: '{',
    }[format],
  );
});

test.each(formats)('while a contract does not hold, %s is no half graph but the finding', async (format) => {
  const folder = await workspace('contracts');
  await edit(join(folder, spec), 'startup_phase', 'startup_fase');
  const { stdout, stderr, exitCode } = await runCli(folder, ['graph', '--format', format]);
  expect(exitCode).toBe(1);
  const [report, nothing] = format === 'json' ? [stdout, stderr] : [stderr, stdout];
  expect(nothing).toBe('');
  expect(report).toContain('model/unknown-key');
});

test('a format that there is none of is wrong usage', async () => {
  const { stdout, stderr, exitCode } = await runCli(generated, ['graph', '--format', 'gif']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('yaml, mermaid, dot, html, json');
});

test('the help fits 80 columns', async () => {
  const { stdout } = await runCli(generated, ['graph', '--help']);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('whom a module works with, and what they talk about, is in the graph', async () => {
  const folder = await workspace('contracts');
  await edit(
    join(folder, meta),
    'wiring:\n',
    'wiring:\n  agents: { collaborators: [{ agent_id: l-cto, interaction_protocol: packet_stream, packet_topics: [slack_webhook.out] }] }\n',
  );
  const { stdout, stderr, exitCode } = await runCli(folder, ['graph']);
  expect(exitCode, stderr).toBe(0);
  const lines = stdout.split('\n').map((line) => line.trim());
  expect(lines).toEqual(
    expect.arrayContaining([
      '- { type: collaboration, from: l-cto, to: slack_webhook, protocol: packet_stream }',
      '- { type: depends_on, from: slack_webhook, to: postgres }',
      '- { type: exchanges, from: l-cto, to: slack_webhook.out }',
    ]),
  );
  expect((await runCli(folder, ['generate'])).exitCode).toBe(0);
  expect((await runCli(folder, ['check'])).stdout).toContain('check: ok');
});
