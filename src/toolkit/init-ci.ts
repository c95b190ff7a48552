import { recover } from '../apply/index.js';
import { exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { planSeeds, type PresentTree, type Seed } from '../plan/index.js';
import { fileStart, hashOf, type RelPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { makefile, makeTargets, renderCiFiles, scanOnly } from './ci-files.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { findScan } from './find-scan.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/**
 * Writes the CI files into a repository of any kind, with a host or without one. A file that is there already stays as it
 * is, and a warning says so where it is another than would be written; what is no file is a conflict (exit 3) and nothing
 * is written. Where a workflow scans already, as that of a host does, there is no second one.
 */
export async function initCi(context: ToolkitContext): Promise<VerbResult> {
  await recover({ files: context.files, processes: context.processes });
  const { seeds: all, diagnostics } = await renderCiFiles(context);
  if (hasErrors(diagnostics)) return refusal(diagnostics);
  const scan = await findScan(context.files, new Set(all.map(({ path }) => path)));
  const seeds = scan ? all.filter(({ path }) => path !== scanOnly) : all;
  const present = await readPresent(
    context.files,
    seeds.map(({ path }) => path),
  );
  const kept = seeds.filter((seed) => isOther(seed, present));
  const wanted = seeds.filter((seed) => !kept.includes(seed));
  const planned = planSeeds(wanted, present, { contract: makeTargets, rule: 'init' });
  if (planned.plan.conflicts.length > 0) return refusal(planned.diagnostics, new Map(), exitCodes.conflict);
  const told = [
    ...kept.flatMap(({ path }) => (path === makefile && hasTargets(present) ? [] : [tellKept(path)])),
    ...(scan
      ? [toolkitDiagnostics.create('scanned-already', { path: scan.file, other: scanOnly }, { span: scan })]
      : []),
  ];
  const done = await carryOut(context, { plan: planned.plan, ledgers: [], diagnostics: told, texts: new Map() });
  return {
    ...done,
    next: ["printf '%s\\n' meta-gaps.yaml reports/ .l9gen/work-orders/ >> .gitignore", 'npx l9gen gaps'],
  };
}

function isOther({ path, content }: Seed, present: PresentTree): boolean {
  const there = present.at(path);
  return there.kind === 'file' && there.hash !== hashOf(content);
}

function hasTargets(present: PresentTree): boolean {
  const there = present.at(makefile);
  return there.kind === 'file' && there.text.includes(makeTargets);
}

function tellKept(path: RelPath): Diagnostic {
  const hint =
    path === makefile ? { hint: `Add the line "include ${makeTargets}" to it, or call "make -f ${makeTargets}".` } : {};
  return toolkitDiagnostics.create('file-kept', { path }, { span: fileStart(path), ...hint });
}
