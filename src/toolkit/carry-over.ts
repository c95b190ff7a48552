import type { Diagnostic } from '../diagnostics/index.js';
import {
  basesPath,
  emptyLedger,
  formatBases,
  formatLedger,
  ledgerPath,
  type Bases,
  type Ledger,
  type LedgerEntry,
} from '../ledger/index.js';
import {
  carryFiles,
  createHumanRename,
  envExample,
  planDiagnostics,
  renameShared,
  reversedNames,
  sharedNames,
  tellOccurring,
  type CarriedFile,
  type Named,
  type PresentTree,
} from '../plan/index.js';
import { fileStart, hashOf, type Hash, type RelPath } from '../text/index.js';
import type { ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { readBases } from './read-records.js';
import type { BothWays } from './rename-contracts.js';
import type { ToolkitContext } from './toolkit-context.js';

/** One module under its old and its new contracts; only the renamed one has other names. */
export interface Carry {
  readonly before: Named;
  readonly after: Named;
  /** Absent when nothing was made yet. */
  readonly ledger: Ledger | undefined;
  readonly ways: BothWays;
  readonly discard: ReadonlySet<RelPath>;
  /** Files of people that move along, old path to new. */
  readonly others: ReadonlyMap<RelPath, RelPath>;
}

/** Files, and records about them, as they are after a rename. */
export interface CarriedOver {
  readonly changes: ReadonlyMap<RelPath, string | undefined>;
  readonly records: ReadonlyMap<RelPath, string | undefined>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was made for a module, and what people made of it, under the module's new contracts; with ledger and merge bases. */
export async function carryOver({ files }: ToolkitContext, carry: Carry): Promise<CarriedOver> {
  const { before, after, ways, discard, others } = carry;
  const ledger = carry.ledger ?? emptyLedger(before.module.id);
  const made = before.wanted.files.map(({ path }) => path);
  const present = await readPresent(files, [...made, ...others.keys()]);
  const { value: read, diagnostics: unreadable } = await readBases(files, [before.module.snake]);
  const bases = read?.get(before.module.snake) ?? new Map();
  const [old, wanted] = [await textsOf(before), await textsOf(after)];
  const there = createHumanRename(ways.rename, { before: old, after: wanted });
  const back = createHumanRename(ways.back, { before: wanted, after: old });
  const carried = await carryFiles({ before, after, ledger, bases, present, discard, there, back });
  const moved = moveOthers(others, present, { there, back, rename: ways.rename });
  const changes = new Map<RelPath, string | undefined>([
    ...made.map((path) => [path, undefined] as const),
    ...carried.files.map(({ to, text }) => [to, text] as const),
    ...moved.changes,
  ]);
  const records = carry.ledger ? recordsOf({ before, after, ledger }, carried.files, bases) : new Map();
  return { changes, records, diagnostics: [...unreadable, ...carried.diagnostics, ...moved.diagnostics] };
}

interface HumanWays {
  readonly there: (text: string) => string;
  readonly back: (text: string) => string;
  readonly rename: BothWays['rename'];
}

function moveOthers(
  others: Carry['others'],
  present: PresentTree,
  { there, back, rename }: HumanWays,
): Omit<CarriedOver, 'records'> {
  const changes = new Map<RelPath, string | undefined>();
  const diagnostics: Diagnostic[] = [];
  for (const [from, to] of others) {
    const standing = present.at(from);
    if (standing.kind === 'absent') continue;
    if (standing.kind === 'other') {
      diagnostics.push(noText(from, standing.found));
      continue;
    }
    const renamed = there(standing.text);
    const way = { text: standing.text, returned: back(renamed) };
    if (way.returned !== way.text) diagnostics.push(tellOccurring(from, way, rename));
    if (from !== to) changes.set(from, undefined);
    changes.set(to, renamed);
  }
  return { changes, diagnostics };
}

function noText(path: RelPath, found: string): Diagnostic {
  return planDiagnostics.create('target-not-a-file', { path, found }, { span: fileStart(path) });
}

async function textsOf({ wanted }: Named): Promise<readonly string[]> {
  const rendered = await Promise.all(wanted.files.map((file) => file.render(undefined)));
  return rendered.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

function recordsOf(
  { before, after, ledger }: Pick<Carry, 'before' | 'after'> & { readonly ledger: Ledger },
  carried: readonly CarriedFile[],
  bases: Bases,
): CarriedOver['records'] {
  const made = new Set(before.wanted.files.map(({ path }) => path));
  const kept = [...ledger.files].filter(([path]) => !made.has(path));
  const files = new Map<RelPath, LedgerEntry>([
    ...kept,
    ...carried.flatMap(({ to, entry }) => (entry ? [[to, entry] as const] : [])),
  ]);
  const texts = new Map<RelPath, string>([
    ...[...bases].filter(([path]) => !made.has(path)),
    ...carried.flatMap(({ to, made: text }) => (text === undefined ? [] : [[to, text] as const])),
  ]);
  const proven = new Map([...texts].filter(([path, text]) => files.get(path)?.base === hashOf(text)));
  const { id, snake } = after.module;
  return new Map<RelPath, string | undefined>([
    [ledgerPath(before.module.snake), undefined],
    [basesPath(before.module.snake), undefined],
    [
      ledgerPath(snake),
      formatLedger({ module: id, files, wired: wiredOf({ before, after }, ledger), parts: ledger.parts }),
    ],
    [basesPath(snake), formatBases(id, proven)],
  ]);
}

function wiredOf({ before, after }: Pick<Carry, 'before' | 'after'>, { wired }: Ledger): ReadonlyMap<RelPath, Hash> {
  const inputsOf = ({ wanted }: Named, path: RelPath): Hash | undefined =>
    wanted.edits.find((edit) => edit.path === path)?.inputs;
  return new Map(
    [...wired].map(([path, hash]) => {
      const isCurrent = hash === inputsOf(before, path);
      return [path, (isCurrent ? inputsOf(after, path) : undefined) ?? hash];
    }),
  );
}

/** The files that all modules share, with the names of a module changed where they stand. */
export async function carryShared(
  { files }: ToolkitContext,
  { workspace }: ReadModel,
  { before, after }: Pick<Carry, 'before' | 'after'>,
): Promise<CarriedOver> {
  const { slots, modules } = workspace;
  const others = modules.filter(({ id }) => id !== before.module.id);
  const names = sharedNames(before.module, after.module, { slots, others });
  const paths = [slots.router.file, slots.tools.file, slots.agents.file, envExample];
  const present = await readPresent(files, paths);
  const changes = new Map<RelPath, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of new Set(paths)) {
    const standing = present.at(path);
    if (standing.kind !== 'file') continue;
    const renamed = await renameShared(path, standing.text, names);
    if (renamed === undefined || renamed === standing.text) continue;
    const returned = await renameShared(path, renamed, reversedNames(names));
    if (returned === standing.text) changes.set(path, renamed);
    else
      diagnostics.push(
        tellOccurring(path, { text: standing.text, returned }, { from: before.module.id, to: after.module.id }),
      );
  }
  return { changes, records: new Map(), diagnostics };
}
