import { stripDora } from '../render/index.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import type { LedgerEntry } from '../ledger/index.js';
import { planDiagnostics } from './diagnostics.js';
import { entryOf } from './file-decision.js';
import type { Present } from './present-tree.js';
import type { WantedFile } from './wanted.js';

/** A file that a person wants to hand over, and what is known of it. */
export interface Adoption {
  readonly wanted: WantedFile;
  readonly present: Present;
  readonly recorded: LedgerEntry | undefined;
}

/** What the ledger records of an adopted file, and the base of its later merges. */
export interface Adopted {
  readonly entry: LedgerEntry;
  readonly made: string;
}

/**
 * Takes a file that stands where a module wants one into ownership, as a generated file that a person edited: nothing in
 * it changes now, and what the contracts change later is merged into it. Refuses what is no text, the person's by
 * definition, or ours already (`plan/not-adoptable`).
 */
export async function adoptFile({ wanted, present, recorded }: Adoption): Promise<Outcome<Adopted>> {
  const refuse = (reason: string): Outcome<Adopted> => ({ diagnostics: [tellRefused(wanted, reason)] });
  if (wanted.ownership === 'seeded') return refuse('it is written once and then yours anyway');
  if (present.kind === 'absent') return refuse('nothing stands there; "l9gen generate" makes it');
  if (present.kind === 'other') return refuse(`it is ${present.found}, not a file`);
  if (recorded && recorded.ownership !== 'ejected') return refuse('it is recorded as generated already');
  const rendered = await wanted.render(present.text);
  if (rendered.value === undefined) return { diagnostics: rendered.diagnostics };
  const made = stripDora(wanted.path, rendered.value);
  return { value: { entry: entryOf(wanted, present.hash, made), made }, diagnostics: rendered.diagnostics };
}

function tellRefused({ path }: WantedFile, reason: string): Diagnostic {
  return planDiagnostics.create('not-adoptable', { path, reason }, { file: path });
}
