import type { ModuleBlockInput } from '../../../generated/contract-types.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import { toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import type { Decision } from '../migrate/migrate-spec.js';

/** What a Module Block says under `module_block`. */
export type Block = ModuleBlockInput['module_block'];

/** A question about a block; `at` is the key or value that raises it, below `module_block`. */
export interface BlockQuestion extends Pick<Decision, 'key' | 'question' | 'why' | 'allowed' | 'suggestion'> {
  readonly at: DocumentPath;
}

/** A block while it is compiled: what it says, what a person answered, what is wrong with it. */
export interface BlockReading {
  readonly block: Block;
  /** The answer; where there is none yet, the question is remembered and a stand-in comes back. */
  readonly ask: (question: BlockQuestion) => string;
  readonly add: (diagnostic: Diagnostic) => void;
  /** The place of a key or value below `module_block`. */
  readonly at: (path: DocumentPath) => Pick<Diagnostic, 'span' | 'pointer'>;
  readonly decisions: () => readonly Decision[];
  readonly diagnostics: () => readonly Diagnostic[];
}

/** A reading of a block with the answers that are known so far. */
export function createBlockReading(
  document: YamlDocument,
  { module_block: block }: ModuleBlockInput,
  answers: ReadonlyMap<string, string>,
): BlockReading {
  const decisions = new Map<string, Decision>();
  const found: Diagnostic[] = [];
  const placeOf = (path: DocumentPath) => {
    const whole = ['module_block', ...path];
    return { span: document.locate(whole), pointer: toPointer(whole) };
  };
  return {
    block,
    ask: ({ at, ...question }) => {
      const answer = answers.get(question.key);
      decisions.set(question.key, { ...question, ...placeOf(at), ...(answer === undefined ? {} : { answer }) });
      return answer ?? question.allowed?.[0] ?? question.suggestion ?? 'unknown';
    },
    add: (diagnostic) => void found.push(diagnostic),
    at: placeOf,
    decisions: () => [...decisions.values()],
    diagnostics: () => found,
  };
}
