import { envNames } from '../../documents/index.js';
import { baseName, parentPath, relPath, type RelPath } from '../../text/index.js';
import { gapsDiagnostics } from '../diagnostics.js';
import { envExampleName, envExampleNames } from '../env-example.js';
import type { Evidence } from '../evidence.js';
import type { ExampleDemand, Obligation, VariableDemand } from '../obligation.js';
import type { Verdict } from '../shortfall.js';
import { notEvaluable } from './unreadable.js';

const usual = relPath(envExampleNames[0]);

/** There is an example of an env file that can be read. */
export async function judgeExample({ demand }: Obligation<ExampleDemand>, evidence: Evidence): Promise<Verdict> {
  const examples = examplesFor(demand.folder, evidence);
  if (examples.length === 0 && demand.isSecond === true && evidence.filesNamed(envExampleName).length === 0)
    return 'carried';
  if (examples.length === 0) {
    const told = gapsDiagnostics.create('missing-example', { path: usual });
    return [{ kind: 'missing_file', told, targetFile: usual, subkey: 'env-example', writeSet: [usual] }];
  }
  const problems = await Promise.all(
    examples.map(async (path) => {
      const found = await evidence.textOf(path);
      return found && 'problem' in found ? [notEvaluable(path, found.problem)] : [];
    }),
  );
  return problems.flat().length > 0 ? problems.flat() : 'held';
}

/** An example of an env file mentions a variable. */
export async function judgeVariable(
  { demand: { name, folder } }: Obligation<VariableDemand>,
  evidence: Evidence,
): Promise<Verdict> {
  const examples = examplesFor(folder, evidence);
  const [first] = examples;
  if (first === undefined) return 'carried';
  const texts = await Promise.all(examples.map((path) => evidence.textOf(path)));
  if (texts.some((found) => found && 'text' in found && envNames(found.text).includes(name))) return 'held';
  // Where one of them cannot be read, that has been told.
  if (texts.some((found) => found && 'problem' in found)) return 'carried';
  const told = gapsDiagnostics.create('missing-variable', { name, path: first });
  return [{ kind: 'missing_symbol', told, targetFile: first, subkey: name, writeSet: [first] }];
}

// The nearest first: in the folder and above, then below.
function examplesFor(folder: RelPath | undefined, evidence: Evidence): readonly RelPath[] {
  const all = evidence.filesNamed(envExampleName);
  const isAbove = (file: RelPath): boolean => {
    const place = parentPath(file);
    return place === undefined || folder === place || (folder?.startsWith(`${place}/`) ?? false);
  };
  const isBelow = (file: RelPath): boolean => folder === undefined || file.startsWith(`${folder}/`);
  const above = all.filter(isAbove).sort((a, b) => b.length - baseName(b).length - (a.length - baseName(a).length));
  return [...above, ...all.filter((file) => !isAbove(file) && isBelow(file))];
}
