import { exitCodes, ToolError } from '../diagnostics/index.js';
import { cliDiagnostics } from './diagnostics.js';
import type { Terminal } from './terminal.js';

/** What `new` was told on the command line; everything but the id has a default. */
export interface NewOptions {
  readonly kind?: 'webhook' | 'tool' | 'worker' | 'schedule';
  readonly auth?: 'hmac-sha256' | 'bearer' | 'api_key' | 'none';
  readonly name?: string;
  readonly description?: string;
  readonly tier?: number;
  readonly team: 'core' | 'infra' | 'integrations' | 'security' | 'observability';
  readonly contact: string;
  readonly durability: 'in_memory' | 'substrate';
  readonly policy: 'fail_fast' | 'best_effort';
  readonly approval?: 'none' | 'igor_only' | 'boss' | 'auto';
  readonly tool?: boolean;
  readonly agent: string;
  readonly outbound?: string;
  readonly cron: string;
}

/** The answers that only a person has. */
export interface Asked {
  readonly moduleId: string;
  readonly kind: NonNullable<NewOptions['kind']>;
  readonly auth: NonNullable<NewOptions['auth']>;
  readonly description: string;
  readonly approval: NonNullable<NewOptions['approval']>;
  readonly tool: boolean;
}

/**
 * The answers from the flags, asking on a terminal for those that are missing; elsewhere the defaults hold, and only a
 * missing module id is an error (`cli/not-asked`, exit code 2).
 */
export async function askModule(terminal: Terminal, moduleId: string | undefined, options: NewOptions): Promise<Asked> {
  const askable = terminal.isInteractive;
  if (moduleId === undefined && !askable) throw new ToolError(cliDiagnostics.create('not-asked', {}), exitCodes.usage);
  const prompts = askable ? await import('@clack/prompts') : undefined;
  const text = async (message: string, given: string | undefined, placeholder: string): Promise<string> => {
    if (given !== undefined) return given;
    if (!prompts) return placeholder;
    return settled(await prompts.text({ message, placeholder, defaultValue: placeholder }));
  };
  const choice = async <V extends string>(message: string, given: V | undefined, values: readonly [V, ...V[]]): Promise<V> => {
    if (given !== undefined) return given;
    if (!prompts) return values[0];
    const picked = settled(await prompts.select<string>({ message, options: values.map((value) => ({ value, label: value })) }));
    return values.find((value) => value === picked) ?? values[0];
  };
  const id = await text('Module id (lower-case words joined by "_" or ".")', moduleId, 'example.webhook');
  const kind = await choice('What sets the module to work?', options.kind, ['webhook', 'tool', 'worker', 'schedule']);
  const auth = kind === 'webhook' ? await choice('How does the caller prove itself?', options.auth, ['hmac-sha256', 'bearer', 'api_key', 'none']) : 'none';
  const description = await text('What does it do, in one line?', options.description, `Handles ${id.replaceAll(/[._]/g, ' ')} events.`);
  const approval = await choice('Who approves its effects?', options.approval, ['none', 'igor_only', 'boss', 'auto']);
  const given = options.tool === undefined ? undefined : options.tool ? 'yes' : 'no';
  const tool = kind === 'tool' ? 'yes' : await choice('May agents call it as a tool?', given, ['no', 'yes']);
  return { moduleId: id, kind, auth, description, approval, tool: tool === 'yes' };
}

/** Thrown when a person ends the questions; nothing was written. */
export class QuestionsCancelled extends Error {
  override readonly name = 'QuestionsCancelled';
}

// A cancelled prompt answers with a symbol.
function settled(answer: unknown): string {
  if (typeof answer !== 'string') throw new QuestionsCancelled();
  return answer;
}
