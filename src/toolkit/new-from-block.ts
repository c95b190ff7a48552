import { exitCodes, type Outcome } from '../diagnostics/index.js';
import { decodeText, parseYaml, type YamlDocument } from '../documents/index.js';
import {
  checkAnswers,
  compileBlock,
  createContractValidators,
  decodeContract,
  modelDiagnostics,
  tellUnasked,
  tellUndecided,
  type BlockDraft,
  type CompiledBlock,
  type Decision,
} from '../model/index.js';
import type { ModuleChoices } from '../render/index.js';
import { isRelPath, parseRelPath } from '../text/index.js';
import { sourceDiagnostics } from '../sources/index.js';
import { newModule } from './new-module.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/** A Module Block, and what it leaves open. */
export interface BlockWish {
  /** Path of the block from the root. */
  readonly path: string;
  readonly answers: ReadonlyMap<string, string>;
  /** Asks a person; absent where there is none. */
  readonly ask?: (decisions: readonly Decision[]) => Promise<ReadonlyMap<string, string>>;
  /** What a block has no place for. */
  readonly choices: Pick<ModuleChoices, 'team' | 'contact' | 'durability' | 'policy' | 'approval' | 'agent' | 'cron'>;
}

/**
 * Writes the contracts of the module that a Module Block asks for, as `newModule` does. What only a person can say is
 * asked for or, where nobody can be asked, told (exit code 1); nothing is written before all of it is known.
 */
export async function newFromBlock(context: ToolkitContext, wish: BlockWish): Promise<VerbResult> {
  const read = await readBlock(context, wish.path);
  if ('exitCode' in read) return read;
  const draft = await decide(read, wish);
  if ('exitCode' in draft) return draft;
  return newModule(context, { ...wish.choices, ...draft });
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

// Answers can bring further questions: a secret header that is named can be the one of a platform.
async function decide(document: YamlDocument, wish: BlockWish): Promise<BlockDraft | VerbResult> {
  const texts = new Map([[document.file, document.text]]);
  let answers = wish.answers;
  for (;;) {
    const { value, diagnostics } = compile(document, answers);
    if (!value) return refusal(diagnostics, texts);
    const wrong = [...checkAnswers(value.decisions), ...tellUnasked([...answers.keys()], value.decisions)];
    if (wrong.length > 0) return refusal(wrong, texts, exitCodes.usage);
    const open = value.decisions.filter(({ answer }) => answer === undefined);
    if (open.length === 0) return value.draft;
    if (!wish.ask) return refusal(tellUndecided(open), texts);
    answers = new Map([...answers, ...(await wish.ask(open))]);
  }
}

function compile(document: YamlDocument, answers: ReadonlyMap<string, string>): Outcome<CompiledBlock> {
  if (!Object.hasOwn(document.value, 'module_block')) {
    const missing = { where: 'The contract', keys: ['module_block'], total: 1 };
    const place = { span: document.locate([]), pointer: '', fix: 'module_block:' };
    return { diagnostics: [modelDiagnostics.create('missing-keys', missing, place)] };
  }
  const block = decodeContract(createContractValidators(), 'module-block', document);
  return block.value ? compileBlock(document, block.value, answers) : { diagnostics: block.diagnostics };
}
