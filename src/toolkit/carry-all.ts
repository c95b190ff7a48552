import type { Diagnostic } from '../diagnostics/index.js';
import type { Named } from '../plan/index.js';
import { createIdRename, type RelPath } from '../text/index.js';
import { carryDecisions } from './carry-decisions.js';
import { carryOver, carryShared, type Carry, type CarriedOver } from './carry-over.js';
import type { Moved } from './gather-moved.js';
import type { ReadModel } from './read-model.js';
import type { BothWays } from './rename-contracts.js';
import type { Renaming } from './renaming.js';
import { tellExternalNames } from './tell-external-names.js';
import type { ToolkitContext } from './toolkit-context.js';

/** A rename whose contracts hold. */
export interface Carrying {
  readonly model: ReadModel;
  readonly renaming: Renaming;
  readonly moved: Moved;
  readonly ways: BothWays;
  /** Every module by its id, before and after. */
  readonly old: ReadonlyMap<string, Named>;
  readonly wanted: ReadonlyMap<string, Named>;
}

/** Everything besides contracts that a rename changes. */
export interface CarriedAll {
  readonly changes: ReadonlyMap<RelPath, string | undefined>;
  readonly records: ReadonlyMap<RelPath, string | undefined>;
  /** The modules, by their new ids, that were made before and are made now. */
  readonly carried: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Carries over what was made for the renamed module, for the modules that name it, and what they share. */
export async function carryAll(context: ToolkitContext, carrying: Carrying): Promise<CarriedAll> {
  const { renaming, moved, ways, old, wanted } = carrying;
  const { from, to, ledgers } = renaming;
  const decisions = await carryDecisions(context.files, moved.files, ways);
  const parts: CarriedOver[] = [{ changes: new Map(), ...decisions }];
  const carried = new Set<string>();
  for (const [id, before] of old) {
    const after = wanted.get(id === from ? to : id);
    const ledger = ledgers.get(before.module.snake);
    if (after && ledger && (id === from || isConcerned(before, after))) carried.add(after.module.id);
    if (after && id === from) parts.push(...(await carryRenamed(context, carrying, { before, after, ledger })));
    else if (after && carried.has(id)) parts.push(await carryUser(context, carrying, { before, after, ledger }));
  }
  return {
    changes: new Map(parts.flatMap(({ changes }) => [...changes])),
    records: new Map(parts.flatMap(({ records }) => [...records])),
    carried,
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

type Made = Pick<Carry, 'before' | 'after' | 'ledger'>;

async function carryRenamed(context: ToolkitContext, carrying: Carrying, made: Made): Promise<readonly CarriedOver[]> {
  const { model, renaming, ways } = carrying;
  const { discard } = renaming;
  const module = { ...made, discard, ways, others: othersOf(carrying, made.before) };
  const told = tellExternalNames(made.before.module, made.after.module);
  return [
    await carryOver(context, module),
    await carryShared(context, model, made),
    { changes: new Map(), records: new Map(), diagnostics: told },
  ];
}

function carryUser(context: ToolkitContext, { renaming }: Carrying, made: Made): Promise<CarriedOver> {
  const { discard } = renaming;
  return carryOver(context, { ...made, discard, ways: unnamed(made.before.module.id), others: new Map() });
}

// Its contracts name the renamed module, so that something that is made of them changes.
function isConcerned(before: Named, after: Named): boolean {
  return before.wanted.files.some(({ inputs }, index) => after.wanted.files[index]?.inputs !== inputs);
}

function unnamed(id: string): BothWays {
  const same = createIdRename({ from: id, to: id, others: [] });
  return { rename: same, back: same };
}

// What lies in the folders of the module and is neither a contract nor made: files of people.
function othersOf({ model, moved, renaming }: Carrying, before: Named): ReadonlyMap<RelPath, RelPath> {
  const made = new Set(before.wanted.files.map(({ path }) => path));
  const recorded = renaming.ledgers.get(before.module.snake)?.files;
  return new Map(
    [...moved.files].filter(([path]) => !model.texts.has(path) && !made.has(path) && recorded?.has(path) !== true),
  );
}
