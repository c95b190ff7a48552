import { Argument, Command, InvalidArgumentError, Option } from 'commander';

import { reportFormats } from '../report/index.js';
import { addMigrate } from './add-migrate.js';
import { addValidate } from './add-validate.js';
import type { NewOptions } from './ask-module.js';
import { askModule, usualCron } from './ask-module.js';
import { enterFolder, openContext, openNewContext, withoutMemory } from './open-context.js';
import { runVerb, type CommonOptions, type VerbCall } from './run-verb.js';
import type { Terminal } from './terminal.js';

/** The program: argv in, the exit code of the verb to `onExit`. Nothing heavy is loaded before a verb runs. */
export function createProgram(terminal: Terminal, version: string, onExit: (code: number) => void): Command {
  const program = new Command('l9gen');
  program
    .description('Turns YAML contracts into working, wired, tested TypeScript modules.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(run l9gen --help for the verbs)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    });
  const run = async (call: VerbCall): Promise<void> => onExit(await runVerb(terminal, call));
  addInit(program, terminal, run);
  addNew(program, terminal, run);
  addValidate(withCommon(program.command('validate')), terminal, run);
  addModuleVerbs(program, terminal, run);
  addMigrate(withCommon(program.command('migrate')), terminal, run);
  addExplain(program, terminal, onExit);
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 findings, 2 wrong usage, 3 a conflict needs a decision, 4 stale plan,\n5 refused for safety, 6 locked by another run, 70 a bug in l9gen, 130 interrupted.\n',
  );
  return program;
}

type Run = (call: VerbCall) => Promise<void>;

function withCommon(command: Command): Command {
  return command
    .option('--cwd <dir>', 'work in the workspace around this folder', '.')
    .addOption(new Option('--format <format>', 'how to report').choices(reportFormats).default('text'))
    .option('-q, --quiet', 'report errors and the summary only', false)
    .option('--no-color', 'no colours');
}

function addInit(program: Command, terminal: Terminal, run: Run): void {
  withCommon(program.command('init'))
    .description('write a host: a service that runs, with no module yet')
    .argument('[dir]', 'folder of the host, from --cwd; created when it does not exist', '.')
    .option('--name <name>', 'display name of the host', 'L9 host')
    .action(async (dir: string, options: CommonOptions & { readonly name: string }) => {
      const place = { cwd: options.cwd, folder: dir };
      await run({
        command: 'init',
        options,
        open: (progress) => openNewContext(terminal, place, progress),
        run: async (context) => {
          const result = await (await import('../toolkit/index.js')).init(context, options.name);
          return { ...result, ...(result.next ? { next: [...enterFolder(terminal, place), ...result.next] } : {}) };
        },
      });
    });
}

function addNew(program: Command, terminal: Terminal, run: Run): void {
  const command = withCommon(program.command('new'))
    .description('write the contracts of a new module; asks on a terminal')
    .addArgument(new Argument('[module_id]', 'lower-case words joined by "_" or "."'));
  withChoices(command).action(async (moduleId: string | undefined, options: CommonOptions & NewOptions) => {
    await run({
      command: 'new',
      options,
      open: (progress) => openContext(terminal, options.cwd, progress),
      run: async (context) => {
        const choices = await askModule(terminal, moduleId, options);
        return (await import('../toolkit/index.js')).newModule(context, choices);
      },
    });
  });
}

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
    .option('--cron <expression>', `when a schedule runs (UTC); "${usualCron}" unless told`);
}

const moduleVerbs = [
  { name: 'plan', description: 'show what generate would do, with diffs' },
  { name: 'generate', description: 'make the modules and wire them in' },
  { name: 'check', description: 'validate, and name every drift; for CI and hooks' },
] as const;

function addModuleVerbs(program: Command, terminal: Terminal, run: Run): void {
  for (const { name, description } of moduleVerbs) {
    const command = withCommon(program.command(name))
      .description(description)
      .argument('[modules...]', 'modules by id; all when none is named');
    if (name === 'check') command.option('--no-cache', 'compare anew although nothing has changed since the last time');
    command.action(async (modules: readonly string[], options: CommonOptions & { readonly cache?: boolean }) => {
      await run({
        command: name,
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const toolkit = await import('../toolkit/index.js');
          return toolkit[name](options.cache === false ? withoutMemory(context) : context, modules);
        },
      });
    });
  }
}

function addExplain(program: Command, terminal: Terminal, onExit: (code: number) => void): void {
  withCommon(program.command('explain'))
    .description('tell the cause and the fix of a diagnostic code')
    .argument('<code>', 'such as model/unknown-key')
    .action(async (code: string, options: CommonOptions) => {
      const { explainCode } = await import('./explain-code.js');
      onExit(await explainCode(terminal, code, options));
    });
}

function parseTier(text: string): number {
  if (/^[0-7]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 0 to 7.');
}
