import { exitCodes, type Diagnostic } from '../../diagnostics/index.js';
import { FileSystemError, type FileSystem } from '../../host/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { planAnew } from '../plan-anew.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from '../verb-result.js';
import { scanDiagnostics } from './diagnostics.js';
import { gapsResult } from './gaps-result.js';
import type { GapsWish } from './gaps-wish.js';
import { rememberJudgement } from './remember-judgement.js';
import { apart, baselineFile, reportFile } from './report/report-places.js';

/**
 * Scans for gaps, and leaves the report of those that are open: written where it differs, taken away where there are none.
 * With `baseline`, first changes what people live with. Exit code 1 where a gap is an error. Throws ToolError as `applyPlan`
 * does.
 */
export function findGaps(context: ToolkitContext, wish: GapsWish): Promise<VerbResult> {
  return planAnew(context, () => findOnce(context, wish));
}

async function findOnce(context: ToolkitContext, wish: GapsWish): Promise<VerbResult> {
  const place = placeOf(wish);
  if (typeof place !== 'string') return refusal([place], new Map(), exitCodes.usage);
  const judgement = await rememberJudgement(context, new Set([...apart, place]));
  if (isVerbResult(judgement)) return judgement;
  const { files } = context;
  const isUntouched = !wish.baseline && (await isAbsent(files, baselineFile)) && (await isAbsent(files, place));
  // Who asks again about a repository in which nothing is lacking must not wait for parsers and validators.
  if (!isUntouched || judgement.gaps.length > 0)
    return (await import('./answer-gaps.js')).answerGaps(context, { judgement, place, wish });
  const { counts, diagnostics } = judgement;
  return gapsResult({
    ...{ judgement, diagnostics, gaps: [], open: [], waived: [], changes: [], texts: new Map() },
    counts: { ...counts, waived: 0 },
  });
}

async function isAbsent(files: FileSystem, path: RelPath): Promise<boolean> {
  try {
    return (await files.stat(path)) === undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

function placeOf({ output }: GapsWish): RelPath | Diagnostic {
  if (output === undefined) return reportFile;
  const path = parseRelPath(output);
  const problem = !isRelPath(path) ? path.problem : /\.ya?ml$/.test(path) ? undefined : 'does not end in `.yaml`';
  if (isRelPath(path) && problem === undefined) return path;
  return scanDiagnostics.create('report-place', { path: output, problem: problem ?? '' });
}
