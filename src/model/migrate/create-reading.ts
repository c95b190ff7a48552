import { valueAt, type YamlDocument } from '../../documents/index.js';
import { snakeCase } from '../../text/index.js';
import { isBraced } from './is-braced.js';
import { keyLines } from './key-lines.js';
import type { MigrationFacts, Question, SpecReading } from './migration-step.js';

/** What a person decided, by the key of the decision. */
export type Answers = ReadonlyMap<string, string>;

/** What a reading is made of; every question of it is added to `asked`. */
export interface ReadingSource {
  readonly document: YamlDocument;
  readonly facts: MigrationFacts;
  readonly answers: Answers;
  readonly asked: Question[];
}

/** A spec as a step sees it. */
export function createReading({ document, facts, answers, asked }: ReadingSource): SpecReading {
  const at: SpecReading['at'] = (...path) => valueAt(document.value, path);
  const id = at('metadata', 'module_id') ?? at('module', 'id');
  return {
    snake: typeof id === 'string' ? snakeCase(id) : '',
    facts,
    at,
    listAt: (...path) => {
      const list = at(...path);
      return Array.isArray(list) ? list : [];
    },
    isFlow: (...path) => isBraced(document, path),
    hasComments: (...path) => keyLines(document, path).lines.some((line) => /(^|\s)#/.test(line)),
    ask: (question) => {
      asked.push(question);
      const { key, allowed, standIn, suggestion } = question;
      const answer = answers.get(key);
      // An answer that is not allowed is told later; until then nothing is made of it.
      if (answer !== undefined && (allowed?.includes(answer) ?? true)) return answer;
      return standIn ?? allowed?.[0] ?? suggestion ?? 'undecided';
    },
  };
}
