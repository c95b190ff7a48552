import { Command, Help, Option } from 'commander';

import { reportFormats } from '../report/index.js';
import { addApply } from './add-apply.js';
import { addAdopt, addEject } from './add-adopt.js';
import { addGaps } from './add-gaps.js';
import { addGraph, graphFormat } from './add-graph.js';
import { addMigrate } from './add-migrate.js';
import { addNew } from './add-new.js';
import { addPlan } from './add-plan.js';
import { addRename } from './add-rename.js';
import { addForget, addResolve } from './add-resolve.js';
import { addRemove } from './add-remove.js';
import { addRepair } from './add-repair.js';
import { addValidate } from './add-validate.js';
import { addWhy } from './add-why.js';
import { enterFolder, openContext, openNewContext, openRepository, withoutMemory } from './open-context.js';
import { runVerb, type CommonOptions, type VerbCall } from './run-verb.js';
import { withDiscard } from './with-discard.js';
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
    })
    .configureHelp({ optionDescription: describeOption });
  const run = async (call: VerbCall): Promise<void> => onExit(await runVerb(terminal, call));
  addInit(program, terminal, run);
  addNew(withCommon(program.command('new')), terminal, run);
  addValidate(withCommon(program.command('validate')), terminal, run);
  addPlan(withCommon(program.command('plan')), terminal, run);
  addApply(withCommon(program.command('apply')), terminal, run);
  addModuleVerbs(program, terminal, run);
  addGaps(withCommon(program.command('gaps')), terminal, run);
  addRepair(withCommon(program.command('repair')), terminal, run);
  addAdopt(withCommon(program.command('adopt')), terminal, run);
  addEject(withCommon(program.command('eject')), terminal, run);
  addResolve(withCommon(program.command('resolve')), terminal, run);
  addForget(withCommon(program.command('forget')), terminal, run);
  addRemove(withCommon(program.command('remove')), terminal, run);
  addRename(withCommon(program.command('rename')), terminal, run);
  addMigrate(withCommon(program.command('migrate')), terminal, run);
  addGraph(withCommon(program.command('graph'), graphFormat()), terminal, run);
  addWhy(withCommon(program.command('why')), terminal, run);
  addExplain(program, terminal, onExit);
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 findings, 2 wrong usage, 3 a conflict needs a decision,\n4 stale plan, 5 refused for safety, 6 locked by another run, 70 a bug in l9gen,\n130 interrupted.\n',
  );
  return program;
}

// That a flag is not given, or no answer is, unless it is: nobody has to be told.
function describeOption(option: Option): string {
  const tellsNothing = option.isBoolean() || option.defaultValue instanceof Map;
  return tellsNothing ? option.description : new Help().optionDescription(option);
}

type Run = (call: VerbCall) => Promise<void>;

function withCommon(
  command: Command,
  format = new Option('--format <format>', 'how to report').choices(reportFormats).default('text'),
): Command {
  return command
    .option('--cwd <dir>', 'work in the workspace around this folder', '.')
    .addOption(format)
    .option('-q, --quiet', 'report errors and the summary only', false)
    .option('--no-color', 'no colours');
}

interface InitOptions extends CommonOptions {
  readonly name: string;
  readonly ci: boolean;
}

function addInit(program: Command, terminal: Terminal, run: Run): void {
  withCommon(program.command('init'))
    .description('write a host: a service that runs, with no module yet')
    .argument('[dir]', 'folder of the host, from --cwd; created when it does not exist', '.')
    .option('--name <name>', 'display name of the host', 'L9 host')
    .option('--ci', 'write no host, only the CI files, into the repository around the folder', false)
    .action(async (dir: string, options: InitOptions) => {
      const place = { cwd: options.cwd, folder: dir };
      await run({
        command: 'init',
        options,
        open: (progress) => (options.ci ? openRepository : openNewContext)(terminal, place, progress),
        run: async (context) => {
          const { init, initCi } = await import('../toolkit/index.js');
          if (options.ci) return initCi(context);
          const result = await init(context, options.name);
          return { ...result, ...(result.next ? { next: [...enterFolder(terminal, place), ...result.next] } : {}) };
        },
      });
    });
}

const moduleVerbs = [
  { name: 'generate', description: 'make the modules and wire them in' },
  { name: 'check', description: 'validate, and name every drift; for CI and hooks' },
  { name: 'conform', description: 'tell whether the code does what specs and wiring contracts demand' },
] as const;

interface ModuleVerbOptions extends CommonOptions {
  readonly cache?: boolean;
  readonly discard?: readonly string[];
}

function addModuleVerbs(program: Command, terminal: Terminal, run: Run): void {
  for (const { name, description } of moduleVerbs) {
    const command = withCommon(program.command(name))
      .description(description)
      .argument('[modules...]', 'modules by id; all when none is named');
    command.option('--no-cache', 'compare anew although nothing has changed since the last time');
    if (name === 'generate') withDiscard(command);
    command.action(async (modules: readonly string[], options: ModuleVerbOptions) => {
      await run({
        command: name,
        options,
        open: (progress) => openContext(terminal, options.cwd, progress),
        run: async (context) => {
          const toolkit = await import('../toolkit/index.js');
          const place = options.cache === false ? withoutMemory(context) : context;
          return name === 'generate'
            ? toolkit.generate(place, modules, { discard: options.discard ?? [] })
            : toolkit[name](place, modules);
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
