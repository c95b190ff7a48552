import { createCollector, exitCodes, hasErrors, type Diagnostic } from '../diagnostics/index.js';
import { basesPath, emptyLedger, formatBases, formatLedger, ledgerPath, type Ledger } from '../ledger/index.js';
import {
  adoptFile,
  createModuleWants,
  type Adopted,
  type RecordFile,
  type WantedFile,
  type WantedModule,
} from '../plan/index.js';
import { isRelPath, nearestName, parseRelPath, type RelPath } from '../text/index.js';
import { applyRecords } from './apply-records.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { readLedgers } from './read-ledgers.js';
import { readMaking } from './read-making.js';
import { readModel } from './read-model.js';
import { readPresent } from './read-present.js';
import { readBases } from './read-records.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** Which files to hand over. */
export interface AdoptWish {
  /** Paths from the root of the repository. */
  readonly files: readonly string[];
  /** Shows what would be recorded, and records nothing. */
  readonly isRehearsal: boolean;
}

interface Wanted {
  readonly module: WantedModule;
  readonly file: WantedFile;
}

/**
 * Takes files that stand where modules want theirs into ownership, all of them or none: from then on each counts as a
 * generated file that a person edited. No file changes; only the records do.
 */
export async function adopt(context: ToolkitContext, wish: AdoptWish): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  if (hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  const ledgers = await readLedgers(context.files);
  if (!ledgers.value || hasErrors(ledgers.diagnostics)) return refusal(ledgers.diagnostics, model.texts);
  const modules = model.selected.map(createModuleWants(await readMaking(context), model.workspace));
  const found = findWanted(modules, wish.files);
  if (found.unknown.length > 0) return refusal(found.unknown, model.texts, exitCodes.usage);
  const adopting = await adoptAll(context, found.wanted, ledgers.value);
  if (hasErrors(adopting.diagnostics)) return refusal(adopting.diagnostics, model.texts);
  const records = await recordsOf(context, adopting.adopted, ledgers.value);
  if (!wish.isRehearsal) await applyRecords(context, records);
  const paths = found.wanted.map(({ file }) => file.path);
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: {
      adopted: paths.length,
      ...(wish.isRehearsal ? { written: 0 } : {}),
      ...countFindings(adopting.diagnostics),
    },
    diagnostics: adopting.diagnostics,
    changes: found.wanted.map(({ file, module }) => ({ action: 'adopted', path: file.path, note: module.module })),
    data: { adopted: paths },
    texts: model.texts,
  };
}

function findWanted(
  modules: readonly WantedModule[],
  names: readonly string[],
): { readonly wanted: readonly Wanted[]; readonly unknown: readonly Diagnostic[] } {
  const byPath = new Map<string, Wanted>(
    modules.flatMap((module) => module.files.map((file) => [file.path, { module, file }] as const)),
  );
  const unknown: Diagnostic[] = [];
  const wanted = [...new Set(names)].flatMap((name) => {
    const path = parseRelPath(name);
    const one = isRelPath(path) ? byPath.get(path) : undefined;
    if (one) return [one];
    const near = nearestName(name, [...byPath.keys()]);
    unknown.push(toolkitDiagnostics.create('not-wanted', { name: name.slice(0, 200), near }));
    return [];
  });
  return { wanted, unknown };
}

interface AdoptedFile extends Adopted {
  readonly module: WantedModule;
  readonly path: RelPath;
}

async function adoptAll(
  context: ToolkitContext,
  wanted: readonly Wanted[],
  ledgers: ReadonlyMap<string, Ledger>,
): Promise<{ readonly adopted: readonly AdoptedFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const collector = createCollector();
  const present = await readPresent(
    context.files,
    wanted.map(({ file }) => file.path),
  );
  const adopted: AdoptedFile[] = [];
  for (const { module, file } of wanted) {
    const { path } = file;
    const recorded = ledgers.get(module.snake)?.files.get(path);
    const one = collector.take(await adoptFile({ wanted: file, present: present.at(path), recorded }));
    if (one) adopted.push({ ...one, module, path });
  }
  return { adopted, diagnostics: collector.all() };
}

async function recordsOf(
  context: ToolkitContext,
  adopted: readonly AdoptedFile[],
  ledgers: ReadonlyMap<string, Ledger>,
): Promise<readonly RecordFile[]> {
  const modules = new Map(adopted.map(({ module }) => [module.snake, module]));
  const read = await readBases(context.files, modules.keys());
  return [...modules].flatMap(([snake, { module }]) => {
    const own = adopted.filter((one) => one.module.snake === snake);
    const ledger = ledgers.get(snake) ?? emptyLedger(module);
    const files = new Map([...ledger.files, ...own.map(({ path, entry }) => [path, entry] as const)]);
    const bases = new Map([...(read.value?.get(snake) ?? []), ...own.map(({ path, made }) => [path, made] as const)]);
    return [
      { path: ledgerPath(snake), content: formatLedger({ ...ledger, files }) },
      { path: basesPath(snake), content: formatBases(module, bases) },
    ];
  });
}
