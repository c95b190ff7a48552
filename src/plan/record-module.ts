import {
  basesPath,
  formatBases,
  formatLedger,
  ledgerPath,
  type Bases,
  type Ledger,
  type LedgerEntry,
  type WiredPart,
} from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { hashOf, type Hash, type RelPath } from '../text/index.js';
import type { RecordFile } from './conflict-files.js';
import type { FileDecision } from './file-decision.js';
import type { PresentTree } from './present-tree.js';
import type { WantedEdit, WantedFile, WantedModule } from './wanted.js';

/** What was decided about one module. */
export interface ModuleDecisions {
  readonly wanted: WantedModule;
  readonly ledger: Ledger;
  readonly decisions: readonly FileDecision[];
  /** What was put into shared data files for each of its edits. */
  readonly parts: ReadonlyMap<WantedEdit, readonly WiredPart[]>;
}

/** The records of a module once its decisions are carried out: its ledger, and its merge bases where these change. */
export function recordModule(
  { wanted, ledger, decisions, parts: made }: ModuleDecisions,
  present: PresentTree,
  bases: Bases | 'not-read' | undefined,
): readonly RecordFile[] {
  const files = new Map(
    decisions.flatMap(({ observation, entry }): readonly (readonly [RelPath, LedgerEntry])[] =>
      entry ? [[observation.path, entry]] : [],
    ),
  );
  // Of a data file that held everything already, nothing is ours.
  const ours = wanted.edits.filter((edit) => edit.together?.kind !== 'data' || (made.get(edit) ?? []).length > 0);
  const wired = new Map<RelPath, Hash>([...ledger.wired, ...ours.map((edit) => [edit.path, edit.inputs] as const)]);
  const parts = new Map([...ledger.parts, ...wanted.edits.flatMap((edit) => partsOf(edit, made.get(edit)))]);
  const { module } = wanted;
  const record = { path: ledgerPath(wanted.snake), content: formatLedger({ module, files, wired, parts }) };
  if (bases === 'not-read') return [record];
  const texts = basesOf({ files, decisions, bases }, present);
  return [record, { path: basesPath(wanted.snake), content: formatBases(module, texts) }];
}

function partsOf(
  { path }: WantedEdit,
  parts: readonly WiredPart[] = [],
): readonly (readonly [RelPath, readonly WiredPart[]])[] {
  return parts.length === 0 ? [] : [[path, parts]];
}

/**
 * True when a plan may need the merge bases of a module, or changes them: some file of it is made anew, or is not as it
 * was left. Where it is false they are as they should be, and need not even be read.
 */
export function needsBases({ files }: WantedModule, ledger: Ledger | undefined, present: PresentTree): boolean {
  if (!ledger) return true;
  const made = new Map(files.filter(({ ownership }) => ownership === 'generated').map((file) => [file.path, file]));
  const isGone = [...ledger.files].some(([path, { base }]) => base !== undefined && !made.has(path));
  return isGone || [...made.values()].some((file) => hasMovedOn(file, ledger.files.get(file.path), present));
}

function hasMovedOn({ path, inputs }: WantedFile, entry: LedgerEntry | undefined, present: PresentTree): boolean {
  if (entry?.ownership === 'ejected') return false;
  const there = present.at(path);
  if (entry?.base === undefined || entry.inputs !== inputs) return true;
  return there.kind !== 'file' || there.hash !== entry.output;
}

interface Making {
  readonly files: ReadonlyMap<RelPath, LedgerEntry>;
  readonly decisions: readonly FileDecision[];
  readonly bases: Bases | undefined;
}

// Only what the ledger proves is kept: made now, recorded before, or standing there as it was made.
function basesOf({ files, decisions, bases }: Making, present: PresentTree): Bases {
  const texts = new Map<RelPath, string>();
  for (const { observation, made } of decisions) {
    const { path } = observation;
    const base = files.get(path)?.base;
    if (base === undefined) continue;
    const text = [made, bases?.get(path)].find((known) => known !== undefined && hashOf(known) === base);
    const there = text === undefined ? present.at(path) : undefined;
    const standing = there?.kind === 'file' ? stripDora(path, there.text) : undefined;
    if (text !== undefined) texts.set(path, text);
    else if (standing !== undefined && hashOf(standing) === base) texts.set(path, standing);
  }
  return texts;
}
