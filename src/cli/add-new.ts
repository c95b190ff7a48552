import { Argument, InvalidArgumentError, Option, type Command } from 'commander';

import type { BlockWish } from '../toolkit/index.js';
import { collectAnswer, decidingBy } from './ask-decisions.js';
import type { NewOptions } from './ask-module.js';
import { askModule, usualCron } from './ask-module.js';
import { openContext, pathFromRoot } from './open-context.js';
import type { CommonOptions, VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

interface NewCommandOptions extends CommonOptions, NewOptions {
  readonly from?: string;
  readonly set: ReadonlyMap<string, string>;
}

/** Adds the verb `new` to a command that has the common options. */
export function addNew(command: Command, terminal: Terminal, run: (call: VerbCall) => Promise<void>): void {
  command
    .description('write the contracts of a new module; asks on a terminal')
    .addArgument(new Argument('[module_id]', 'lower-case words joined by "_" or "."'));
  withChoices(command).action(async (moduleId: string | undefined, options: NewCommandOptions) => {
    const { from } = options;
    if (from !== undefined && moduleId !== undefined)
      command.error("error: the block that '--from' names says the module id; give no other");
    if (from === undefined && options.set.size > 0) command.error("error: option '--set' goes with '--from' only");
    await run({
      command: 'new',
      options,
      open: (progress) => openContext(terminal, options.cwd, progress),
      run: async (context) => {
        const { newFromBlock, newModule } = await import('../toolkit/index.js');
        if (from === undefined) return newModule(context, await askModule(terminal, moduleId, options));
        const path = await pathFromRoot(terminal, options.cwd, from);
        return newFromBlock(context, wishOf(terminal, path, options));
      },
    });
  });
}

function wishOf(terminal: Terminal, path: string, options: NewCommandOptions): BlockWish {
  const { team, contact, durability, policy, approval = 'none', agent } = options;
  return {
    path,
    answers: options.set,
    choices: { team, contact, durability, policy, approval, agent, cron: usualCron },
    ...decidingBy(terminal),
  };
}

// What a block says itself.
const fromBlock = new Option('--from <block>', 'make it from a Module Block').conflicts([
  'kind',
  'auth',
  'name',
  'description',
  'tier',
  'tool',
  'outbound',
  'cron',
]);

const choicesOf = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices(values);

function withChoices(command: Command): Command {
  const teams = ['core', 'infra', 'integrations', 'security', 'observability'];
  return command
    .addOption(
      choicesOf('--kind <kind>', 'what sets it to work; needed without a terminal', [
        'webhook',
        'tool',
        'worker',
        'schedule',
      ]),
    )
    .addOption(
      choicesOf('--auth <scheme>', 'how callers of a webhook prove themselves; needed without a terminal', [
        'hmac-sha256',
        'bearer',
        'api_key',
        'none',
      ]),
    )
    .option('--name <name>', 'display name')
    .option('--description <text>', 'what it does, in one line')
    .option('--tier <tier>', 'load-order tier, 0 to 7', parseTier, 2)
    .addOption(choicesOf('--team <team>', 'owning team', teams).default('integrations'))
    .option('--contact <role>', 'role to ask first', 'module owner')
    .addOption(
      choicesOf('--durability <where>', 'where claims of events are kept', ['in_memory', 'substrate']).default(
        'substrate',
      ),
    )
    .addOption(
      choicesOf('--policy <policy>', 'what a failing step does', ['fail_fast', 'best_effort']).default('fail_fast'),
    )
    .addOption(
      choicesOf('--approval <who>', 'who approves its effects; none unless told', [
        'none',
        'igor_only',
        'boss',
        'auto',
      ]),
    )
    .option('--tool', 'agents may call it as a tool; no unless told')
    .option('--no-tool', 'agents may not')
    .option('--agent <id>', 'the agent that may call it', 'l-cto')
    .option('--outbound <url>', 'one call to another system')
    .option('--cron <expression>', `when a schedule runs (UTC); "${usualCron}" unless told`)
    .addOption(fromBlock)
    .option<ReadonlyMap<string, string>>(
      '--set <key=value>',
      'with --from: an answer; once for each decision',
      collectAnswer,
      new Map(),
    );
}

function parseTier(text: string): number {
  if (/^[0-7]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 0 to 7.');
}
