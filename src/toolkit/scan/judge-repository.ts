import { loadSourceReader } from '../../code/index.js';
import { sortDiagnostics } from '../../diagnostics/index.js';
import { countGaps, isAdvice, judgeObligations, listObligations, settleGaps, type Gap } from '../../gaps/index.js';
import type { RelPath } from '../../text/index.js';
import { readModel, type ReadModel } from '../read-model.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { isVerbResult, type VerbResult } from '../verb-result.js';
import { createFindingGaps } from './finding-gaps.js';
import type { JudgingBasis } from './grounds/gather-grounds.js';
import { judgeCode } from './judge-code.js';
import type { Judgement } from './judgement.js';
import { createMemoFiles } from './memo-files.js';
import { openRepository } from './open-repository.js';
import { inputsOf } from './report/inputs-of.js';
import { watchFiles } from './watched-files.js';

/** A judgement, with the model that it was made from. */
export interface JudgedRepository {
  readonly judgement: Judgement;
  readonly model: ReadModel;
  /** What it was made from; absent where nothing could be said of any module. */
  readonly basis?: JudgingBasis;
}

/**
 * Judges every obligation of every contract, and whatever else the other rooms find about contracts, modules and code.
 * A repository without any contract gives the result to end with (exit code 2). Reads only.
 */
export async function judgeRepository(context: ToolkitContext): Promise<JudgedRepository | VerbResult> {
  const files = createMemoFiles(context.files);
  const reading = { ...context, files };
  const contracts = watchFiles(files);
  const model = await readModel({ ...context, files: contracts.files }, [], 'contracts');
  if (isVerbResult(model)) return model;
  const { workspace, sources, diagnostics } = model;
  const readSource = await loadSourceReader();
  const code = await judgeCode(reading, model, readSource);
  context.progress('judging obligations');
  const repository = await openRepository(files);
  const judged = await judgeObligations(listObligations(workspace), { repository, readSource });
  const { ofFindings, ofDrift } = createFindingGaps(workspace);
  const found = [...diagnostics, ...code.findings];
  const gaps = settleGaps([...joinDrift(judged.gaps, ofDrift(code.drifts)), ...ofFindings(found)]);
  const repoContract = sources.repoContract?.file;
  const looked = { workspace, contracts: contracts.reads, obligations: judged.each, files: repository.files };
  return {
    model,
    ...(code.basis && { basis: { ...looked, code: code.basis } }),
    judgement: {
      gaps,
      counts: countGaps(gaps, judged.counts.held + code.held),
      diagnostics: sortDiagnostics(found.filter(isAdvice)),
      inputs: inputsOf(sources.texts),
      ...(repoContract && { repoContract }),
      contracts: workspace.contracts.files.length,
      modules: workspace.modules.length,
    },
  };
}

// What a contract names and generating would make, a file or sections of it, is one problem: the contract says more of it.
function joinDrift(obliged: readonly Gap[], drifted: readonly Gap[]): readonly Gap[] {
  const made = new Set(drifted.flatMap(({ code, targetFile }) => (isAbsent(code) && targetFile ? [targetFile] : [])));
  const told = new Set<RelPath>();
  const joined = obliged.map((gap): Gap => {
    const { targetFile } = gap;
    if (targetFile === undefined || !made.has(targetFile)) return gap;
    if (gap.kind === 'not_evaluable') told.add(targetFile);
    if (!missingKinds.has(gap.kind)) return gap;
    told.add(targetFile);
    return gap.writeSet.includes(targetFile) ? gap : { ...gap, writeSet: [...gap.writeSet, targetFile] };
  });
  const others = drifted.filter(({ code, targetFile }) => !(isAbsent(code) && targetFile && told.has(targetFile)));
  return [...joined, ...others];
}

const missingKinds: ReadonlySet<Gap['kind']> = new Set([
  'missing_doc',
  'missing_file',
  'missing_section',
  'missing_test_file',
]);

function isAbsent(code: string): boolean {
  return code === 'drift/missing' || code === 'drift/pending';
}
