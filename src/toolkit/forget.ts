import { createCollector, exitCodes, hasErrors } from '../diagnostics/index.js';
import { recover } from '../apply/index.js';
import {
  baseBefore,
  basesPath,
  decisionPath,
  formatBases,
  formatLedger,
  ledgerPath,
  type Decision,
  type Ledger,
} from '../ledger/index.js';
import type { RecordFile } from '../plan/index.js';
import { nearestName } from '../text/index.js';
import { applyRecords } from './apply-records.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { readLedgers } from './read-ledgers.js';
import { readBases, readDecisions } from './read-records.js';
import type { ToolkitContext } from './toolkit-context.js';
import { countFindings, refusal, type VerbResult } from './verb-result.js';

/**
 * Takes decisions back, or lists them when none is named. The merge of each file goes back to where it stood before it
 * was decided, so that `generate` asks again where the two sides still exclude each other. Changes no file of a person.
 */
export async function forget(context: ToolkitContext, ids: readonly string[]): Promise<VerbResult> {
  await recover({ files: context.files, processes: context.processes });
  const collector = createCollector();
  const decisions = collector.take(await readDecisions(context.files)) ?? new Map<string, Decision>();
  const ledgers = collector.take(await readLedgers(context.files)) ?? new Map<string, Ledger>();
  if (hasErrors(collector.all())) return refusal(collector.all());
  const unknown = ids.filter((id) => !decisions.has(id));
  if (unknown.length > 0)
    return refusal(
      unknown.map((id) => tellUnknown(id, decisions)),
      new Map(),
      exitCodes.usage,
    );
  const forgotten = ids.flatMap((id) => decisions.get(id) ?? []);
  const left = [...decisions.values()].filter(({ id }) => !ids.includes(id));
  if (forgotten.length > 0) await applyRecords(context, await goBack(context, forgotten, ledgers));
  const shown = ids.length === 0 ? left : forgotten;
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: { decisions: left.length, forgotten: forgotten.length, ...countFindings(collector.all()) },
    diagnostics: collector.all(),
    changes: shown.map(({ id, file, node, choice }) => {
      return { action: 'decision', path: file, note: `${id}  ${node}: ${choice}` };
    }),
    data: { decisions: shown.map(({ before: _, ...decision }) => decision) },
    ...(forgotten.length > 0 ? { next: ['l9gen generate'] } : {}),
    texts: new Map(),
  };
}

function tellUnknown(
  id: string,
  decisions: ReadonlyMap<string, Decision>,
): ReturnType<typeof toolkitDiagnostics.create> {
  const near = nearestName(id, [...decisions.keys()]);
  return toolkitDiagnostics.create('unknown-decision', { id: id.slice(0, 40), near });
}

async function goBack(
  context: ToolkitContext,
  forgotten: readonly Decision[],
  ledgers: ReadonlyMap<string, Ledger>,
): Promise<readonly RecordFile[]> {
  const concerned = [...ledgers].filter(([, { files }]) => forgotten.some(({ file }) => files.has(file)));
  const read = await readBases(
    context.files,
    concerned.map(([snake]) => snake),
  );
  const records = concerned.flatMap(([snake, ledger]): readonly RecordFile[] => {
    const [files, bases] = [new Map(ledger.files), new Map(read.value?.get(snake))];
    for (const decision of forgotten) {
      const entry = files.get(decision.file);
      if (entry?.ownership !== 'generated') continue;
      files.set(decision.file, { ...entry, inputs: decision.before.inputs, base: baseBefore(decision) });
      bases.set(decision.file, decision.before.text);
    }
    return [
      { path: ledgerPath(snake), content: formatLedger({ ...ledger, files }) },
      { path: basesPath(snake), content: formatBases(ledger.module, bases) },
    ];
  });
  return [...records, ...forgotten.map(({ id }) => ({ path: decisionPath(id), content: undefined }))];
}
