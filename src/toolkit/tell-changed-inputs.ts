import { exitCodes, type Diagnostic } from '../diagnostics/index.js';
import { isRelPath, parseRelPath } from '../text/index.js';
import type { ChangedInput } from './changed-inputs.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { listFindings } from './list-findings.js';
import { refusal, type VerbResult } from './verb-result.js';

const words: Readonly<Record<ChangedInput['how'], string>> = {
  changed: 'has changed',
  gone: 'is gone',
  appeared: 'has appeared',
  new: 'is new',
  entries: 'holds other names',
};

/** The refusal of a stale plan (exit code 4): one finding for each input that changed, and the same as data. */
export function tellChangedInputs(changed: readonly ChangedInput[], settled: readonly Diagnostic[]): VerbResult {
  const diagnostics = listFindings([...settled, ...changed.map(tell)]);
  return { ...refusal(diagnostics, new Map(), exitCodes.stale), data: { changed } };
}

function tell({ tree, path, how }: ChangedInput): Diagnostic {
  const file = path === undefined ? undefined : parseRelPath(path);
  const place = tree === 'repository' && file !== undefined && isRelPath(file) ? { file } : {};
  return toolkitDiagnostics.create('stale-input', { input: nameOf(tree, path), how: words[how] }, place);
}

function nameOf(tree: ChangedInput['tree'], path: string | undefined): string {
  if (tree === 'product') return path === undefined ? 'The version of l9gen' : `The file \`${path}\` of l9gen`;
  return path === undefined ? 'The root of the repository' : `\`${path}\``;
}
