import type { Person } from './terminal.js';

/** Puts questions to a person, one after the other. Each throws QuestionsCancelled when they end it. */
export interface Questions {
  /** Any text; an empty one stands for what is usual and, where nothing is, has to be filled. */
  readonly text: (message: string, usual?: string) => Promise<string>;
  /** One of some values; the first is offered first. */
  readonly choice: <V extends string>(message: string, values: readonly V[]) => Promise<V>;
}

/** Thrown when a person ends the questions; nothing was written. */
export class QuestionsCancelled extends Error {
  override readonly name = 'QuestionsCancelled';
}

/** Questions to a person at a terminal. */
export async function createQuestions({ input, output }: Person): Promise<Questions> {
  const prompts = await import('@clack/prompts');
  return {
    text: async (message, usual) => {
      const offer = usual ? { placeholder: usual, defaultValue: usual } : {};
      const validate = (text?: string): string | undefined =>
        text?.trim() || usual ? undefined : 'It takes at least a word.';
      return settled(await prompts.text({ message, ...offer, validate, input, output }));
    },
    choice: async (message, values) => {
      const options = values.map((value) => ({ value, label: value }));
      const picked = await prompts.select<string>({ message, options, input, output });
      return settled(values.find((value) => value === picked));
    },
  };
}

// A cancelled prompt answers with a symbol.
function settled<T extends string>(answer: T | symbol | undefined): T {
  if (typeof answer !== 'string') throw new QuestionsCancelled();
  return answer;
}
