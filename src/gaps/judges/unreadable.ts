import type { RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import type { Evidence } from '../evidence.js';
import type { ReadDemand } from '../obligation.js';
import type { Shortfall } from '../shortfall.js';

/** Says that a file cannot be judged although it is there; `undefined` where it can. */
export async function unreadable(
  path: RelPath,
  reads: ReadDemand,
  evidence: Evidence,
): Promise<readonly Shortfall[] | undefined> {
  const found = await evidence.textOf(path);
  if (!found) return [notEvaluable(path, 'it cannot be read')];
  if ('problem' in found) return [notEvaluable(path, found.problem)];
  if (reads === 'text') return undefined;
  const source = await evidence.sourceOf(path);
  if (!source) return [notEvaluable(path, 'its language is not known')];
  if (!('problem' in source)) return undefined;
  const { told, ...shortfall } = notEvaluable(path, source.problem);
  return [{ ...shortfall, told: source.span ? { ...told, span: source.span } : told }];
}

/** Says what stands where a file is demanded: a folder, or a link that leaves the repository; `undefined` where nothing does. */
export async function inTheWay(path: RelPath, evidence: Evidence): Promise<readonly Shortfall[] | undefined> {
  const found = await evidence.textOf(path);
  return found && 'problem' in found ? [notEvaluable(path, found.problem)] : undefined;
}

/** Something at a path cannot be judged. */
export function notEvaluable(path: RelPath, why: string): Shortfall {
  return {
    kind: 'not_evaluable',
    outcome: 'notEvaluable',
    told: gapsDiagnostics.create('not-evaluable', { what: `\`${path}\``, why: asClause(why) }),
    targetFile: path,
    subkey: '',
    effort: 'medium',
  };
}

/** Whether what stands in a file can be judged; where not, the file has been told. */
export async function isReadable(path: RelPath, reads: ReadDemand, evidence: Evidence): Promise<boolean> {
  if ((await evidence.kindOf(path)) !== 'file') return false;
  return (await unreadable(path, reads, evidence)) === undefined;
}

function asClause(sentence: string): string {
  return sentence.replace(/^(?:It|The) /, (word) => word.toLowerCase()).replace(/\.$/, '');
}
