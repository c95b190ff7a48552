import type { Person } from './terminal.js';

/** Puts questions to a person, one after the other. Each throws QuestionsCancelled when they end it. */
export interface Questions {
  /** Any text; an empty one stands for what is usual and, where nothing is, has to be filled. */
  readonly text: (message: string, usual?: string) => Promise<string>;
  /** One of some values; the first is offered first. */
  readonly choice: <V extends string>(message: string, values: readonly V[]) => Promise<V>;
}

/** Thrown when a person or a signal ends the questions; nothing was written. */
export class QuestionsCancelled extends Error {
  override readonly name = 'QuestionsCancelled';
}

/** Questions to the person at a terminal; a signal ends them as well. */
export async function createQuestions(place: Place): Promise<Questions> {
  const prompts = await import('@clack/prompts');
  return {
    text: async (message, usual) => {
      const offer = usual ? { placeholder: usual, defaultValue: usual } : {};
      const validate = (text?: string): string | undefined =>
        text?.trim() || usual ? undefined : 'It takes at least a word.';
      return settled(await put(place, (streams) => prompts.text({ message, ...offer, validate, ...streams })));
    },
    choice: async (message, values) => {
      const options = values.map((value) => ({ value, label: value }));
      const picked = await put(place, (streams) => prompts.select<string>({ message, options, ...streams }));
      return settled(values.find((value) => value === picked));
    },
  };
}

interface Place {
  readonly person: Person;
  readonly signal: AbortSignal;
}

// A prompt knows one end besides an answer, Ctrl-C. Where no key can come any more (after Ctrl-D, or from a terminal that
// is gone) it would wait for ever.
async function put<T>({ person, signal }: Place, ask: (streams: Streams) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  let isOpen = true;
  // The reader of keys pauses its input when it closes. It does so after an answer too, which has arrived by then.
  const endIfOpen = (): unknown => setImmediate(() => isOpen && end());
  signal.addEventListener('abort', end);
  person.input.on('pause', endIfOpen);
  try {
    if (signal.aborted) end();
    return await ask({ ...person, signal: ended.signal });
  } finally {
    isOpen = false;
    signal.removeEventListener('abort', end);
    person.input.off('pause', endIfOpen);
  }
}

type Streams = Person & Pick<Place, 'signal'>;

// A cancelled prompt answers with a symbol.
function settled<T extends string>(answer: T | symbol | undefined): T {
  if (typeof answer !== 'string') throw new QuestionsCancelled();
  return answer;
}
