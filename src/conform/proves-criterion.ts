import type { TypeScriptTest } from '../code/index.js';
import type { Module } from '../model/index.js';
import { snakeCase } from '../text/index.js';

type Criterion = Module['acceptance']['positive'][number];

// What the pattern library writes for the criteria that every module is given.
const library: Readonly<Record<string, readonly RegExp[]>> = {
  event_carried_out: [/^writes what came in and what came of it\b/, /, then carries it out once$/],
  duplicate_gets_stored_answer: [/^runs one of a hundred copies\b/],
  unauthenticated_rejected: [/^refuses a request\b/],
  malformed_rejected: [/^refuses an event\b/, /^refuses a body\b/, /^answers the failure of a handler\b/],
  failed_dependency_ends_boot: [/^does not start without\b/, /^starts, and the host is ready$/],
};

/** True for a test that says by its title which criterion it proves: its test name, its id, or its description. */
export function provesCriterion({ title }: TypeScriptTest, { id, test, description }: Criterion): boolean {
  const said = snakeCase(title);
  const name = snakeCase(test);
  if (name !== '' && ` ${said.replaceAll('_', ' ')} `.includes(` ${name.replaceAll('_', ' ')} `)) return true;
  if (title.split(/[^\w-]+/).includes(id) || title === description) return true;
  return isOfLibrary(test) && (library[test] ?? []).some((pattern) => pattern.test(title));
}

/** True for the name of a test that every module has. */
export function isOfLibrary(test: string): boolean {
  return Object.hasOwn(library, test);
}
