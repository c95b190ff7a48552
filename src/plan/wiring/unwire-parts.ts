import type { Outcome } from '../../diagnostics/index.js';
import { removeParts } from '../../documents/index.js';
import type { WiredPart } from '../../ledger/index.js';
import type { RelPath } from '../../text/index.js';
import { tellUsed, usedServices } from './compose.js';
import { packageFile } from './package-json.js';

/** What forbids that a part of a data file goes. */
export interface StayingParts {
  readonly composeFile: RelPath | undefined;
  /** By file, the names that modules which stay need, or have recorded. */
  readonly needs: ReadonlyMap<RelPath, ReadonlySet<string>>;
}

/** A data file that something is taken out of. */
export interface PartsSource {
  readonly path: RelPath;
  readonly text: string;
  /** Edits of people may go. */
  readonly mayLose: boolean;
}

/**
 * Takes out of a data file what was put in for a module, as far as no other module needs it and nothing that a person wrote
 * uses it. A part that a person changed is a finding, unless that may be lost.
 */
export function unwireParts(
  { path, text, mayLose }: PartsSource,
  recorded: readonly WiredPart[],
  { composeFile, needs }: StayingParts,
): Outcome<string> {
  const parts = recorded.filter((part) => isWirable(path, part, composeFile));
  const going = parts.filter((part) => !needs.get(path)?.has(part.for) || part.was !== undefined);
  const outcome = removeParts({ file: path, text }, going, { mayLose });
  if (outcome.value === undefined || path !== composeFile) return outcome;
  const names = [...new Set(going.map((part) => part.for))];
  const used = usedServices(path, outcome.value, names);
  if (used.size === 0) return outcome;
  const unused = going.filter((part) => !used.has(part.for));
  const { value, diagnostics } = removeParts({ file: path, text }, unused, { mayLose });
  return value === undefined
    ? { diagnostics }
    : { value, diagnostics: [...tellUsed(path, value, used), ...diagnostics] };
}

const packagePlaces = /^\/(?:dev)?[dD]ependencies(?:\/(?:zod|pino|vitest))?$/;
const composePlaces =
  /^\/(?:services(?:\/(?:redis|postgres))?|services\/[^/]+\/(?:depends_on(?:\/(?:redis|postgres))?|environment(?:\/DATABASE_URL)?)|volumes(?:\/postgres-data)?)$/;

// A ledger is not believed: whatever it names, only what l9gen puts in can go.
function isWirable(path: RelPath, { at }: WiredPart, composeFile: RelPath | undefined): boolean {
  if (path === packageFile) return packagePlaces.test(at);
  return path === composeFile && composePlaces.test(at);
}
