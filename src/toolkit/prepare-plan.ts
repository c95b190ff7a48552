import { createCollector, type Diagnostic, type Outcome } from '../diagnostics/index.js';
import { ledgerPath, type Ledger } from '../ledger/index.js';
import {
  createModuleWants,
  isMadeByUs,
  planModules,
  type Concern,
  type Observation,
  type Planned,
  type PresentTree,
  type RecordFile,
  type Settled,
  type WantedModule,
} from '../plan/index.js';
import { snakeCase, type RelPath } from '../text/index.js';
import { outdatedEditorSchema } from './editor-schema.js';
import { prepareDocuments, type SeenDocuments } from './documents/prepare-documents.js';
import { prepareOverviews } from './prepare-overviews.js';
import type { ReadModel } from './read-model.js';
import { readLedgers } from './read-ledgers.js';
import { readMaking } from './read-making.js';
import { readPresent } from './read-present.js';
import { tellUnknownAgents } from './tell-unknown-agents.js';
import { changedConflicts, changedRecords, readMergeBases, readSides } from './plan-records.js';
import { handPrograms, tellHandRoutes } from './tell-hand-routes.js';
import type { ToolkitContext } from './toolkit-context.js';

/** A plan of everything the selected modules ask for, with what stands there now. */
export interface PreparedPlan {
  readonly planned: Planned;
  /** Ledgers and merge bases whose text changes. */
  readonly ledgers: readonly RecordFile[];
  /** The records of conflicts that this plan has, and the going of those that are no more. */
  readonly conflictRecords: readonly RecordFile[];
  readonly present: PresentTree;
  /** Files of modules that are in no registry any more. */
  readonly leftBehind: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
  /** What else was looked at in files that people write. */
  readonly looked: SeenDocuments & HandPrograms;
}

/** The programs that people wrote, and those of them that were read for their routes. */
export interface HandPrograms {
  readonly programs: readonly RelPath[];
  readonly routePrograms: readonly RelPath[];
}

/** What a plan is made for. */
export interface PlanWish {
  /** Files whose hand edits are given up. */
  readonly discard?: ReadonlySet<RelPath>;
  /** What the plan is about; everything that the selected modules ask for when absent. */
  readonly concern?: Concern;
}

/** Reads templates, ledgers and targets, and plans. Reads only; `generate`, `plan` and `check` differ in what they do with it. */
export async function preparePlan(
  context: ToolkitContext,
  model: ReadModel,
  wish: PlanWish = {},
): Promise<PreparedPlan> {
  const collector = createCollector();
  const making = await readMaking(context);
  const ledgers = collector.take(await readLedgers(context.files)) ?? new Map<string, Ledger>();
  const wantsOf = createModuleWants(making, model.workspace);
  const wanted: readonly WantedModule[] = model.selected.map(wantsOf);
  const hasModules = model.sources.moduleContracts !== undefined;
  const isWhole = hasModules && !model.incomplete;
  const overviews = isWhole ? await prepareOverviews(context, model, making) : undefined;
  const documents = prepareDocuments(context, { model, making, ledgers });
  const unrecorded = !isWhole ? [] : await outdatedEditorSchema(context, model.workspace.registryFile);
  const selectedLedgers = wanted.map(({ snake }) => ledgers.get(snake)).filter((ledger) => ledger !== undefined);
  const programs = handPrograms(model, ledgers);
  const present = await readPresent(context.files, [
    ...programs,
    ...documents.paths,
    ...[...unrecorded, ...(overviews?.wanted ?? [])].map(({ path }) => path),
    ...pathsOf(wanted),
    ...selectedLedgers.flatMap((ledger) => [...ledger.files.keys()]),
  ]);
  context.progress(`planning ${wanted.length} module${wanted.length === 1 ? '' : 's'}`);
  const bases = collector.take(await readMergeBases(context.files, { wanted, ledgers, present })) ?? new Map();
  const settled = collector.take(await readSettled(context, wish)) ?? nothingSettled;
  const planned = await planModules({
    wanted,
    unrecorded,
    ...(overviews && { overviews }),
    documents: documents.after,
    present,
    ledgers,
    bases,
    settled,
    concern: wish.concern,
  });
  collector.addAll(planned.diagnostics);
  const routes = await tellHandRoutes(model, programs, present);
  collector.addAll(routes.diagnostics);
  collector.addAll(await tellUnknownAgents(context, model));
  const registered = new Set(model.workspace.entries.map((entry) => ledgerPath(snakeCase(entry.moduleId))));
  const leftBehind = await observeLeftBehind(context, ledgers, registered);
  return {
    planned,
    ledgers: await changedRecords(context.files, planned.ledgers),
    conflictRecords: await changedConflicts(context.files, planned, planned.concerned),
    present,
    leftBehind,
    diagnostics: collector.all(),
    looked: { ...documents.seen(), programs, routePrograms: routes.looked },
  };
}

const nothingSettled: Settled = { decisions: new Map(), discard: new Set() };

async function readSettled({ files }: ToolkitContext, { discard }: PlanWish): Promise<Outcome<Settled>> {
  const { value: decisions = nothingSettled.decisions, diagnostics } = await readSides(files);
  return { value: { decisions, discard: discard ?? nothingSettled.discard }, diagnostics };
}

function pathsOf(wanted: readonly WantedModule[]): readonly RelPath[] {
  return wanted.flatMap((module) => [
    ...module.files.map((file) => file.path),
    ...module.edits.map((edit) => edit.path),
  ]);
}

async function observeLeftBehind(
  context: ToolkitContext,
  ledgers: ReadonlyMap<string, Ledger>,
  registered: ReadonlySet<RelPath>,
): Promise<readonly Observation[]> {
  const abandoned = [...ledgers].filter(([snake]) => !registered.has(ledgerPath(snake))).map(([, ledger]) => ledger);
  const present = await readPresent(
    context.files,
    abandoned.flatMap((ledger) => [...ledger.files.keys()]),
  );
  return abandoned.flatMap((ledger) =>
    [...ledger.files].flatMap(([path, entry]): readonly Observation[] => {
      const there = present.at(path);
      if (there.kind === 'absent') return [];
      if (entry.ownership === 'ejected') return [];
      const disk = isMadeByUs(path, entry, there) ? 'as-recorded' : 'different';
      return [{ path, module: ledger.module, ownership: entry.ownership, wants: 'delete', recorded: true, disk }];
    }),
  );
}
