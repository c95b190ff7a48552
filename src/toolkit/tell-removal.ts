import { exitCodes, type Diagnostic } from '../diagnostics/index.js';
import { diffOf, type Operation, type Plan, type PresentTree, type Removed } from '../plan/index.js';
import { stripDora } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import { countFindings, type FileChange, type VerbResult } from './verb-result.js';

/** A removal that was planned. */
export interface PlannedTelling {
  readonly plan: Plan;
  readonly removed: readonly Removed[];
  readonly present: PresentTree;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
}

/**
 * What a removal does, file by file: with diffs where it is only rehearsed; where it is refused, the files that need a
 * decision, with what a person wrote into them.
 */
export async function tellRemoval(
  { plan, removed, present, diagnostics, texts }: PlannedTelling,
  state: 'refused' | 'rehearsed' | 'done',
): Promise<VerbResult> {
  const isRefused = state === 'refused';
  const contracts = new Set(removed.flatMap((one) => one.contracts));
  const operations = plan.operations.map((operation) => changeOf(operation, { present, contracts, state }));
  const conflicts: FileChange[] = [];
  for (const { path } of plan.conflicts) conflicts.push(await conflictOf(path, { removed, present }));
  const changes = isRefused ? conflicts : operations;
  return {
    ok: !isRefused,
    exitCode: isRefused ? exitCodes.conflict : exitCodes.done,
    summary: {
      ...(isRefused ? { written: 0, conflicts: conflicts.length } : { removed: removed.length }),
      ...(state === 'rehearsed' ? { written: 0, operations: operations.length } : {}),
      ...countFindings(diagnostics),
    },
    diagnostics,
    changes,
    data: {
      modules: removed.map(({ module }) => module),
      changes: changes.map(({ action, path }) => ({ action, path })),
    },
    texts,
  };
}

interface Telling {
  readonly present: PresentTree;
  readonly contracts: ReadonlySet<RelPath>;
  readonly state: string;
}

function changeOf(operation: Operation, { present, contracts, state }: Telling): FileChange {
  const { kind: action, path, because } = operation;
  const note = contracts.has(path) ? 'contract' : (because.module ?? because.rule);
  const there = present.at(path);
  const diff = state === 'rehearsed' && there.kind === 'file' ? { diff: diffOf(operation, there.text) } : {};
  return { action, path, ...(note === undefined ? {} : { note }), ...diff };
}

// What a person wrote: the change from what was made to what stands there.
async function conflictOf(
  path: RelPath,
  { removed, present }: { readonly removed: readonly Removed[]; readonly present: PresentTree },
): Promise<FileChange> {
  const owner = removed.find(({ ledger }) => ledger.files.has(path));
  const made = await owner?.madeText(path);
  const there = present.at(path);
  if (!owner || made === undefined || there.kind !== 'file') return { action: 'conflict', path };
  const content = stripDora(path, there.text);
  const because = { contract: owner.contract };
  const hashes = { before: hashOf(made), after: hashOf(content) };
  const change = { kind: 'update', path, ...hashes, content, ownership: 'generated', because } as const;
  return { action: 'conflict', path, diff: diffOf(change, made) };
}
