import { exitCodes, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import { decodeText, parseYaml, type YamlDocument } from '../documents/index.js';
import {
  compileBlock,
  createContractValidators,
  decodeContract,
  modelDiagnostics,
  type CompiledBlock,
  type Decision,
} from '../model/index.js';
import type { ModuleChoices } from '../render/index.js';
import { isRelPath, parseRelPath } from '../text/index.js';
import { sourceDiagnostics } from '../sources/index.js';
import { newModule } from './new-module.js';
import type { ToolkitContext } from './toolkit-context.js';
import { takeDecisions, type Answers } from './take-decisions.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** A Module Block, and what it leaves open. */
export interface BlockWish {
  /** Path of the block from the root. */
  readonly path: string;
  readonly answers: Answers;
  /** Asks a person; absent where there is none. */
  readonly ask?: (decisions: readonly Decision[]) => Promise<Answers>;
  /** What a block has no place for. */
  readonly choices: Pick<ModuleChoices, 'team' | 'contact' | 'durability' | 'policy' | 'approval' | 'agent' | 'cron'>;
}

/**
 * Writes the contracts of the module that a Module Block asks for, as `newModule` does. What only a person can say is
 * asked for or, where nobody can be asked, told (exit code 1); nothing is written before all of it is known.
 */
export async function newFromBlock(context: ToolkitContext, wish: BlockWish): Promise<VerbResult> {
  const read = await readBlock(context, wish.path);
  if (isVerbResult(read)) return read;
  const { answers, ask } = wish;
  const taken = await takeDecisions({ attempt: (given) => compile(read, given), answers, ask });
  if (!('decided' in taken)) return refusal(taken.diagnostics, new Map([[read.file, read.text]]), taken.exitCode);
  return newModule(context, { ...wish.choices, ...taken.decided.draft });
}

async function readBlock({ files }: ToolkitContext, given: string): Promise<YamlDocument | VerbResult> {
  const path = parseRelPath(given);
  if (!isRelPath(path)) return unreadable(given, `it ${path.problem}`);
  const bytes = (await files.stat(path))?.kind === 'file' ? await files.read(path) : undefined;
  if (!bytes) return unreadable(given, 'it is no file');
  const text = decodeText(path, bytes);
  if (text.value === undefined) return refusal(text.diagnostics);
  const parsed = parseYaml(path, text.value);
  return parsed.value ?? refusal(parsed.diagnostics, new Map([[path, text.value]]));
}

function unreadable(path: string, problem: string): VerbResult {
  return refusal([sourceDiagnostics.create('not-readable', { path, problem })], new Map(), exitCodes.usage);
}

function compile(document: YamlDocument, answers: Answers): Outcome<CompiledBlock> {
  if (!Object.hasOwn(document.value, 'module_block')) {
    const missing = { where: 'The contract', keys: ['module_block'], total: 1 };
    const place = { span: document.locate([]), pointer: '', fix: 'module_block:' };
    return { diagnostics: [modelDiagnostics.create('missing-keys', missing, place)] };
  }
  const block = decodeContract(createContractValidators(), 'module-block', document);
  return block.value
    ? compileBlock(document, block.value, answers)
    : { diagnostics: block.diagnostics.map(unmendable) };
}

// A block is no contract of the workspace, so that `validate --fix` does not come by it.
function unmendable(finding: Diagnostic): Diagnostic {
  const told: Diagnostic & { edit?: Diagnostic['edit'] } = { ...finding };
  delete told.edit;
  return told;
}
