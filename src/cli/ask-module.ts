import { exitCodes, ToolError } from '../diagnostics/index.js';
import { snakeCase } from '../text/index.js';
import type { ModuleChoices } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import { createQuestions } from './questions.js';
import type { Terminal } from './terminal.js';

/** What `new` was told on the command line; a missing answer is asked for or has a default. */
export interface NewOptions extends Omit<
  ModuleChoices,
  'moduleId' | 'kind' | 'auth' | 'name' | 'description' | 'approval' | 'hasTool' | 'outboundUrl' | 'cron'
> {
  readonly kind?: ModuleChoices['kind'];
  readonly auth?: ModuleChoices['auth'];
  readonly name?: string;
  readonly description?: string;
  readonly approval?: ModuleChoices['approval'];
  readonly tool?: boolean;
  readonly outbound?: string;
  readonly cron?: string;
}

/**
 * The choices from the flags, asking on a terminal for those that are missing. Elsewhere a missing module id or kind, and
 * for a webhook a missing scheme, is refused (`cli/not-asked`); so is a flag that does not fit the kind
 * (`cli/unfit-flag`). Both are thrown as ToolError with exit code 2.
 */
export async function askModule(
  { person, interruption }: Terminal,
  moduleId: string | undefined,
  options: NewOptions,
): Promise<ModuleChoices> {
  if (!person) refuseMissing(moduleId, options);
  if (options.kind) refuseUnfit(options.kind, options);
  const ask: Asking = person ? await createQuestions({ person, signal: interruption() }) : createDefaults();
  const id = moduleId ?? (await ask.text('Module id (lower-case words joined by "_" or ".")', 'example.webhook'));
  const words = snakeCase(id).replaceAll('_', ' ');
  const kind = options.kind ?? (await ask.choice('What sets it to work?', kinds));
  refuseUnfit(kind, options);
  const auth =
    kind === 'webhook' ? (options.auth ?? (await ask.choice('How do callers prove themselves?', schemes))) : 'none';
  const description =
    options.description ?? (await ask.text('What does it do, in one line?', usualDescriptions[kind](words)));
  const approval = options.approval ?? (await ask.choice('Who approves its effects?', approvers));
  const mayBeCalled = kind === 'tool' ? true : options.tool;
  const hasTool = mayBeCalled ?? (await ask.choice('May agents call it?', ['no', 'yes'])) === 'yes';
  return { moduleId: id, kind, auth, description, approval, hasTool, ...withDefaults(options, words) };
}

// What a module is for, and who may call it, nobody should get by silence.
function refuseMissing(moduleId: string | undefined, { kind, auth }: NewOptions): void {
  const missing = [
    ...(moduleId === undefined ? ['<module_id>'] : []),
    ...(kind === undefined ? ['--kind'] : []),
    ...(kind === 'webhook' && auth === undefined ? ['--auth'] : []),
  ];
  if (missing.length === 0) return;
  throw new ToolError(cliDiagnostics.create('not-asked', { missing: missing.join(' ') }), exitCodes.usage);
}

function refuseUnfit(kind: ModuleChoices['kind'], { auth, cron, tool }: NewOptions): void {
  const refuse = (flag: string, why: string): never => {
    throw new ToolError(cliDiagnostics.create('unfit-flag', { flag, kind, why }), exitCodes.usage);
  };
  if (kind !== 'webhook' && auth !== undefined) refuse('--auth', 'only a webhook has callers that prove themselves');
  if (kind !== 'schedule' && cron !== undefined) refuse('--cron', 'only a schedule is called by the clock');
  if (kind === 'tool' && tool === false) refuse('--no-tool', 'agents call it, that is what it is for');
}

type Defaulted = Omit<ModuleChoices, 'moduleId' | 'kind' | 'auth' | 'description' | 'approval' | 'hasTool'>;

function withDefaults(options: NewOptions, words: string): Defaulted {
  const { tier, team, contact, durability, policy, agent, outbound } = options;
  const name = options.name ?? words.charAt(0).toUpperCase() + words.slice(1);
  return {
    tier,
    team,
    contact,
    durability,
    policy,
    agent,
    cron: options.cron ?? usualCron,
    name,
    ...(outbound === undefined ? {} : { outboundUrl: outbound }),
  };
}

/** When a schedule runs that was not told when. */
export const usualCron = '*/15 * * * *';

const usualDescriptions: Readonly<Record<ModuleChoices['kind'], (words: string) => string>> = {
  webhook: (words) => `Receives events for ${words}.`,
  tool: (words) => `Lets agents use ${words}.`,
  worker: (words) => `Works through the jobs of ${words}.`,
  schedule: (words) => `Runs ${words} on a schedule.`,
};

const kinds = ['webhook', 'tool', 'worker', 'schedule'] as const;
const approvers = ['none', 'igor_only', 'boss', 'auto'] as const;
const schemes = ['hmac-sha256', 'bearer', 'api_key', 'none'] as const;

// Where nobody can be asked, the first of the values is the answer.
interface Asking {
  readonly text: (message: string, usual: string) => Promise<string>;
  readonly choice: <const V extends string>(message: string, values: readonly [V, ...V[]]) => Promise<V>;
}

function createDefaults(): Asking {
  return {
    text: (_, usual) => Promise.resolve(usual),
    choice: <V extends string>(_: string, [usual]: readonly [V, ...V[]]) => Promise.resolve<V>(usual),
  };
}
