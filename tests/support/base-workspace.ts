import { copyOf, createFolder } from './temporary-folder.js';
import { runCli } from './run-cli.js';

const bases = new Map<string, Promise<string>>();

/** The bases of cases: a folder that l9gen has never seen, an empty host, contracts that nobody generated yet, and a generated host. */
export type BaseName = 'foreign' | 'empty' | 'contracts' | 'generated';

/**
 * A copy of a base workspace: nothing, or a host with the module `slack.webhook` (hmac-sha256, tool, approval by the boss, one
 * outbound call). Each base is made once per test file, through the command line.
 */
export async function baseWorkspace(name: BaseName): Promise<string> {
  const base = bases.get(name) ?? makeBase(name);
  bases.set(name, base);
  return copyOf(await base);
}

// The module that the bases hold.
const slackModule = [
  'new',
  'slack.webhook',
  '--kind',
  'webhook',
  '--auth',
  'hmac-sha256',
  '--tool',
  '--approval',
  'boss',
  '--outbound',
  'https://slack.example/api/chat.postMessage',
  '--description',
  'Answers Slack events.',
];

async function makeBase(name: BaseName): Promise<string> {
  if (name === 'foreign') return createFolder();
  const folder =
    name === 'empty' ? await createFolder() : await baseWorkspace(name === 'contracts' ? 'empty' : 'contracts');
  const args = { empty: ['init'], contracts: slackModule, generated: ['generate'] }[name];
  const run = await runCli(folder, args);
  if (run.exitCode !== 0) throw new Error(`the base ${name} cannot be made: ${run.stdout}${run.stderr}`);
  return folder;
}
