import type { RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { FileDemand, Obligation, ReadDemand } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { inTheWay, unreadable } from './unreadable.js';

/** A file or folder is there, and readable where something in it is demanded. */
export async function judgeFile(obligation: Obligation<FileDemand>, evidence: Evidence): Promise<Verdict> {
  const { path, allows = 'file', within, reads } = obligation.demand;
  if (within !== undefined && (await evidence.kindOf(within)) !== 'folder') return 'carried';
  const found = await evidence.kindOf(path);
  if (found === undefined || (allows !== 'both' && found !== allows)) return judgeAbsent(obligation, found, evidence);
  return reads === undefined || found === 'folder' ? 'held' : judgeText(path, reads, evidence);
}

/** The verdict where nothing that fits stands at the path: another path may do, and what stands there instead is told. */
async function judgeAbsent(
  { demand, context }: Obligation<FileDemand>,
  found: Looked['found'],
  evidence: Evidence,
): Promise<Verdict> {
  const { path, allows = 'file', or = [] } = demand;
  for (const instead of or) if ((await evidence.kindOf(instead)) !== undefined) return 'held';
  const other = allows === 'file' ? await inTheWay(path, evidence) : undefined;
  return other ?? [{ ...shortOf(demand, { found, sections: context?.requiredSections ?? [] }), targetFile: path }];
}

/** The verdict on a file of which more than its being there is demanded. */
async function judgeText(path: RelPath, reads: ReadDemand, evidence: Evidence): Promise<Verdict> {
  const problem = await unreadable(path, reads, evidence);
  return problem ?? 'held';
}

interface Looked {
  readonly found: 'file' | 'folder' | undefined;
  readonly sections: readonly string[];
}

function shortOf(demand: FileDemand, { found, sections }: Looked) {
  const { path, kind, what } = demand;
  const is = found === undefined ? 'does not exist' : `is a ${found}`;
  const subkey = '';
  switch (kind) {
    case 'missing_doc':
      return { kind, told: gapsDiagnostics.create('missing-doc', { path, sections }), subkey, writeSet: [path] };
    case 'missing_contract':
      return { kind, told: gapsDiagnostics.create('missing-contract', { path, what }), subkey, writeSet: [path] };
    case 'missing_file':
      return { kind, told: gapsDiagnostics.create('missing-file', { path, what, found: is }), subkey };
    case 'schema_violation':
      return { kind, told: gapsDiagnostics.create('schema-violation', { path, what, found: is }), subkey };
  }
}
