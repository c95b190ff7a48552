import { createCollector, exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { basesPath, formatBases, formatLedger, ledgerPath, type Bases, type Ledger } from '../ledger/index.js';
import { diffOf, ejectFile, type Operation, type Plan, type PresentTree, type RecordFile } from '../plan/index.js';
import { byCodePoint, isRelPath, nearestName, parseRelPath, snakeCase, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { readLedgers } from './read-ledgers.js';
import { readModel, type ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { readBases } from './read-records.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type FileChange, type VerbResult } from './verb-result.js';

/** What to give up. */
export interface EjectWish {
  /** Files by path, or modules by id: then all that was generated for them. */
  readonly names: readonly string[];
  /** Shows what would change, and changes nothing. */
  readonly isRehearsal: boolean;
}

/** The recorded files that a wish names, by the module (snake form) whose ledger has them. */
type Named = ReadonlyMap<string, readonly RelPath[]>;

/**
 * Gives generated files up for good, all of them or none: each loses its DORA block and nothing else, is never written
 * and never deleted again, and counts as no drift. The entries of its module in shared files stay.
 */
export async function eject(context: ToolkitContext, wish: EjectWish): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const ledgers = await readLedgers(context.files);
  if (!ledgers.value || hasErrors(ledgers.diagnostics)) return refusal(ledgers.diagnostics, model.texts);
  const { named, unknown } = findNamed(wish.names, ledgers.value);
  if (unknown.length > 0) return refusal(unknown, model.texts, exitCodes.usage);
  const work = await planEjection(context, model, { named, ledgers: ledgers.value });
  const changes = [...named.values()].flat().map((path) => showEjected(path, work, wish.isRehearsal));
  if (!wish.isRehearsal) {
    const done = await carryOut(context, { ...work, changes });
    return { ...done, summary: { ejected: changes.length, updated: done.summary['updated'] ?? 0 } };
  }
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: { ejected: changes.length, written: 0 },
    diagnostics: work.diagnostics,
    changes,
    data: { changes: changes.map(({ action, path }) => ({ action, path })) },
    texts: model.texts,
  };
}

function findNamed(
  names: readonly string[],
  ledgers: ReadonlyMap<string, Ledger>,
): { readonly named: Named; readonly unknown: readonly Diagnostic[] } {
  const owned = [...ledgers].flatMap(([snake, { files }]) =>
    [...files].flatMap(([path, { ownership }]) => (ownership === 'generated' ? [{ snake, path }] : [])),
  );
  const named = new Map<string, Set<RelPath>>();
  const unknown: Diagnostic[] = [];
  for (const name of names) {
    const path = parseRelPath(name);
    const isMeant = (one: (typeof owned)[number]): boolean => isRelPath(path) && one.path === path;
    const files = owned.filter((one) => isMeant(one) || ledgers.get(one.snake)?.module === name);
    if (files.length === 0) unknown.push(tellUnknown(name, owned, ledgers));
    for (const one of files) named.set(one.snake, (named.get(one.snake) ?? new Set()).add(one.path));
  }
  return { named: new Map([...named].map(([snake, paths]) => [snake, [...paths].sort(byCodePoint)])), unknown };
}

function tellUnknown(
  name: string,
  owned: readonly { readonly path: RelPath }[],
  ledgers: ReadonlyMap<string, Ledger>,
): Diagnostic {
  const candidates = [...[...ledgers.values()].map(({ module }) => module), ...owned.map(({ path }): string => path)];
  return toolkitDiagnostics.create('not-ejectable', { name: name.slice(0, 200), near: nearestName(name, candidates) });
}

interface Ejection {
  readonly plan: Plan;
  readonly ledgers: readonly RecordFile[];
  readonly present: PresentTree;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadModel['texts'];
}

async function planEjection(
  context: ToolkitContext,
  { workspace, texts }: ReadModel,
  { named, ledgers }: { readonly named: Named; readonly ledgers: ReadonlyMap<string, Ledger> },
): Promise<Ejection> {
  const collector = createCollector();
  const present = await readPresent(context.files, [...named.values()].flat());
  const bases = collector.take(await readBases(context.files, named.keys()));
  const ejected = [...named].flatMap(([snake, paths]): readonly EjectedModule[] => {
    const ledger = ledgers.get(snake);
    const entry = workspace.entries.find(({ moduleId }) => snakeCase(moduleId) === snake);
    const contract = entry?.specFile ?? workspace.registryFile;
    const made = bases?.get(snake) ?? new Map<RelPath, string>();
    return ledger ? [ejectFrom({ snake, ledger, made, contract }, paths, present)] : [];
  });
  const operations = ejected.flatMap((module) => module.operations).sort((a, b) => byCodePoint(a.path, b.path));
  const plan: Plan = { format: 1, operations, conflicts: [], unchanged: [] };
  return { plan, ledgers: ejected.flatMap(({ records }) => records), present, diagnostics: collector.all(), texts };
}

interface EjectingModule {
  readonly snake: string;
  readonly ledger: Ledger;
  readonly made: Bases;
  readonly contract: RelPath;
}

interface EjectedModule {
  readonly operations: readonly Operation[];
  readonly records: readonly RecordFile[];
}

function ejectFrom(
  { snake, ledger, made, contract }: EjectingModule,
  paths: readonly RelPath[],
  present: PresentTree,
): EjectedModule {
  const { module } = ledger;
  const because = { contract, module, rule: 'eject' };
  const [files, bases] = [new Map(ledger.files), new Map(made)];
  const operations: Operation[] = [];
  for (const path of paths) {
    const recorded = files.get(path);
    if (!recorded) continue;
    const { entry, operation } = ejectFile(path, recorded, { present: present.at(path), because });
    if (operation) operations.push(operation);
    files.set(path, entry);
    bases.delete(path);
  }
  const records = [
    { path: ledgerPath(snake), content: formatLedger({ ...ledger, files }) },
    { path: basesPath(snake), content: formatBases(module, bases) },
  ];
  return { operations, records };
}

function showEjected(path: RelPath, { plan, present }: Ejection, isRehearsal: boolean): FileChange {
  const operation = plan.operations.find((one) => one.path === path);
  const there = present.at(path);
  const diff = isRehearsal && operation && there.kind === 'file' ? { diff: diffOf(operation, there.text) } : {};
  return { action: 'ejected', path, ...diff };
}
