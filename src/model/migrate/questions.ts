import type { Question, SpecReading } from './migration-step.js';
import type { Source } from './yaml-source.js';

/** Asks a question whose answer is yes or no. */
export function askTruth({ ask }: SpecReading, question: Omit<Question, 'allowed'>): boolean {
  return ask({ ...question, allowed: ['true', 'false'] }) === 'true';
}

/** Asks for the first thing that the module must not do, and makes an acceptance criterion of it. */
export function askNegative({ ask }: SpecReading): Source {
  const description = ask({
    key: 'acceptance.negative',
    question: 'What must the module refuse, in one sentence?',
    why: 'a spec needs a case that must fail, and older ones list what must succeed',
    suggestion: 'A malformed request changes nothing.',
    at: ['acceptance'],
  });
  return { id: 'AN-1', description, expected_behavior: 'Refused; nothing is changed.', test: testName(description) };
}

function testName(description: string): string {
  const words = description.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return ['test', ...words].join('_').slice(0, 80).replace(/_+$/, '');
}
