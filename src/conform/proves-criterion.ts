import { provesAny, provingTest, type TypeScriptTest } from '../code/index.js';
import type { Module } from '../model/index.js';

type Criterion = Module['acceptance']['positive'][number];

// What the pattern library writes for the criteria that every module is given.
const library: Readonly<Record<string, readonly RegExp[]>> = {
  event_carried_out: [/^writes what came in and what came of it\b/, /, then carries it out once$/],
  duplicate_gets_stored_answer: [/^runs one of a hundred copies\b/],
  unauthenticated_rejected: [/^refuses a request\b/],
  malformed_rejected: [/^refuses an event\b/, /^refuses a body\b/, /^answers the failure of a handler\b/],
  failed_dependency_ends_boot: [/^does not start without\b/, /^starts, and the host is ready$/],
};

/** Tells whether some of the tests says by its title or a tag which criterion it proves: its test name, its id, or its description. */
export function createCriterionProof(tests: readonly TypeScriptTest[]): (criterion: Criterion) => boolean {
  const proving = tests.map(provingTest);
  return ({ id, test, description }) => {
    const patterns = isOfLibrary(test) ? (library[test] ?? []) : [];
    return (
      provesAny(proving, [id, test, description]) ||
      tests.some(({ title }) => patterns.some((pattern) => pattern.test(title)))
    );
  };
}

/** True for the name of a test that every module has. */
export function isOfLibrary(test: string): boolean {
  return Object.hasOwn(library, test);
}
