import { formatOverviewRecord, overviewRecordPath, type LedgerEntry, type OverviewRecord } from '../ledger/index.js';
import { readDora, stampedLines, stripDora } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { RecordFile } from './conflict-files.js';
import type { FileDecision, Settled } from './file-decision.js';
import { templateVersion } from './making.js';
import { overviewTimes, type OverviewTimes, type Witnesses } from './overview-times.js';
import { planFile } from './plan-file.js';
import type { Present, PresentTree } from './present-tree.js';
import type { WantedOverview } from './want-overviews.js';
import type { WantedFile } from './wanted.js';

/** The files about all modules together, and what is known of them. */
export interface OverviewInput {
  readonly wanted: readonly WantedOverview[];
  /** Those that are proven. */
  readonly records: readonly OverviewRecord[];
  readonly witnesses: Witnesses;
}

/** What was decided about the modules before, what stands there, and what people have decided. */
export interface OverviewContext {
  readonly decisions: readonly FileDecision[];
  readonly present: PresentTree;
  readonly settled: Settled;
}

/** The decisions about the overviews, and their records as they shall be. */
export interface PlannedOverviews {
  readonly decisions: readonly FileDecision[];
  readonly records: readonly RecordFile[];
}

/**
 * Decides about the files that show all modules. One whose text its own block proves, or whose every line stands in what
 * we would write or wrote last in one branch or another, is ours, and is brought up to date, or goes when there is nothing to
 * show. Any other line is a person's, and the file stays.
 */
export async function planOverviews(input: OverviewInput, context: OverviewContext): Promise<PlannedOverviews> {
  const decisions: FileDecision[] = [];
  const records: RecordFile[] = [];
  let known: Promise<OverviewTimes | undefined> | undefined;
  const times = (): Promise<OverviewTimes | undefined> => (known ??= overviewTimes(input.witnesses, context.decisions));
  for (const overview of input.wanted) {
    const present = context.present.at(overview.path);
    const own = input.records.filter((record) => record.overview === overview.path);
    const wanted = fileOf(overview, times);
    const recorded = await recordedOf({ overview, wanted, present, records: own });
    const decision = overview.isEmpty
      ? planEmpty(overview, present, recorded)
      : await planFile({ wanted, present, recorded, base: undefined, settled: context.settled });
    if (decision) decisions.push(decision);
    records.push(...recordsOf(overview.path, textAfter(decision, present), own));
  }
  return { decisions, records };
}

function fileOf(
  { path, template, inputs, because, render }: WantedOverview,
  times: () => Promise<OverviewTimes | undefined>,
): WantedFile {
  return {
    kind: 'file',
    path,
    ownership: 'generated',
    template,
    inputs,
    because,
    render: async (previous) => render(previous, await times()),
  };
}

interface Standing {
  readonly overview: WantedOverview;
  readonly wanted: WantedFile;
  readonly present: Present;
  readonly records: readonly OverviewRecord[];
}

/** What a ledger would say of the file: as we left it, edited, or (`undefined`) not ours. */
async function recordedOf({ overview, wanted, present, records }: Standing): Promise<LedgerEntry | undefined> {
  if (present.kind !== 'file') return undefined;
  const { path, inputs } = overview;
  const entry = { ownership: 'generated', template: overview.template, inputs: '', output: present.hash } as const;
  const block = readDora(path, present.text);
  const isOurs = block?.file === path;
  if (isOurs && hashOf(stripDora(path, present.text)) === block.contentHash) {
    const isCurrent = block.specHash === inputs && block.templateVersion === templateVersion;
    return isCurrent ? { ...entry, inputs } : entry;
  }
  const made = stampedLines((await wanted.render(undefined)).value ?? '');
  const isMade = [...stampedLines(present.text)].every(
    (line) => made.has(line) || records.some((record) => record.holds(line)),
  );
  if (isMade) return entry;
  return isOurs || records.length > 0 ? { ...entry, output: '' } : undefined;
}

// The last module is gone: so is what showed it, unless a person wrote into it.
function planEmpty(
  { path, because }: WantedOverview,
  present: Present,
  recorded: LedgerEntry | undefined,
): FileDecision | undefined {
  if (present.kind !== 'file' || !recorded) return undefined;
  const isPristine = recorded.output === present.hash;
  const observation = {
    path,
    module: 'all modules',
    ownership: 'generated',
    wants: 'delete',
    recorded: true,
    disk: isPristine ? 'as-recorded' : 'different',
  } as const;
  if (!isPristine) return { observation, diagnostics: [] };
  const operation = { kind: 'delete', path, before: present.hash, ownership: 'generated', because } as const;
  return { operation, observation, diagnostics: [] };
}

/** What stands there afterwards, where it is ours; `keep` where it is not, `undefined` where nothing does. */
function textAfter(decision: FileDecision | undefined, present: Present): string | 'keep' | undefined {
  if (!decision) return present.kind === 'absent' ? undefined : 'keep';
  const { operation, observation } = decision;
  if (operation) return operation.kind === 'delete' ? undefined : operation.content;
  return observation.wants === 'nothing' && present.kind === 'file' ? present.text : 'keep';
}

function recordsOf(
  overview: RelPath,
  text: string | 'keep' | undefined,
  present: readonly OverviewRecord[],
): readonly RecordFile[] {
  if (text === 'keep') return [];
  const lines = text === undefined ? undefined : stampedLines(text);
  const path = lines && overviewRecordPath(overview, lines);
  const gone = present.filter((record) => record.path !== path);
  const isThere = present.some((record) => record.path === path);
  return [
    ...gone.map((record) => ({ path: record.path, content: undefined })),
    ...(lines && path && !isThere ? [{ path, content: formatOverviewRecord(overview, lines) }] : []),
  ];
}
