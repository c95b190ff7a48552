import { hasErrors, type Diagnostic } from '../../diagnostics/index.js';
import type { Gap } from '../../gaps/index.js';
import type { Operation, RecordFile } from '../../plan/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import { findingsAbout, type ReadModel } from '../read-model.js';
import { openGaps, tryGaps, type Trial, type Trying } from './trial.js';

/** Why nothing closes a gap by itself. */
export interface Obstacle {
  /** One sentence. */
  readonly reason: string;
  /** What it takes: work, for which there is a work order, or a decision, of which a plan may say that it is a conflict. */
  readonly takes: 'work' | 'decision' | 'conflict';
  /** The gaps that would open. */
  readonly opens?: readonly Gap[];
  readonly files?: readonly RelPath[];
}

/** What closes gaps, proven by a scan of the tree as it would be. */
export interface Remedies {
  readonly operations: readonly Operation[];
  readonly records: readonly RecordFile[];
  /** The files that are changed for each gap that is closed, by its fingerprint. */
  readonly closing: ReadonlyMap<string, readonly RelPath[]>;
  /** By fingerprint. */
  readonly obstacles: ReadonlyMap<string, Obstacle>;
  /** Records of ours that cannot be trusted. */
  readonly blocked: readonly Diagnostic[];
  /** The tree as it would be, and what a scan of it finds. */
  readonly after: Pick<Trial, 'files' | 'scan'>;
}

/**
 * Derives from the contracts what closes these gaps: the ordinary plan, narrowed to the files that the gaps may write.
 * What a scan of the tree as it would be does not confirm (the gap stays, or another opens) is left out. Reads only.
 */
export async function deriveRemedies(trying: Trying, gaps: readonly Gap[]): Promise<Remedies> {
  const obstacles = new Map<string, Obstacle>();
  const first = await tryGaps(trying, gaps);
  if (first.blocked.length > 0) return blockedBy(first, gaps);
  const closed = await confirm(trying, { gaps, trial: first }, obstacles);
  const { operations, prepared } = closed.trial;
  const isEmpty = closed.gaps.length === 0;
  // What is written for one gap can close another.
  const gone = isEmpty ? [] : gaps.filter(({ fingerprint }) => !closed.trial.after.has(fingerprint));
  const closing = new Map(gone.map((gap) => [gap.fingerprint, pathsOf(gap, closed.trial)]));
  for (const { fingerprint } of gone) obstacles.delete(fingerprint);
  const records = [...first.prepared.conflictRecords, ...(isEmpty ? [] : prepared.ledgers)];
  return {
    operations: isEmpty ? [] : operations,
    records: records.sort((a, b) => byCodePoint(a.path, b.path)),
    closing,
    obstacles,
    blocked: [],
    after: isEmpty ? { files: trying.context.files, scan: trying.scan } : closed.trial,
  };
}

/** Gaps, and what came of trying to close all of them together. */
interface Tried {
  readonly gaps: readonly Gap[];
  readonly trial: Trial;
}

/**
 * The largest part of the gaps that was found to be closed without another opening; why the others are not goes to
 * `obstacles`. Where nothing tells which of them opens another, halves are tried.
 */
async function confirm(trying: Trying, tried: Tried, obstacles: Map<string, Obstacle>): Promise<Tried> {
  const { gaps, trial } = tried;
  if (gaps.length === 0) return tried;
  const failing = failuresOf(trial, gaps);
  if (failing.size > 0) return confirmWithout(trying, { gaps, failing }, obstacles);
  const opens = opensOf(trying, trial);
  if (opens.length === 0) return tried;
  const behind = gaps.filter((gap) => opens.some((open) => isBehind(gap, open)));
  if (behind.length > 0 || gaps.length === 1) {
    const withholding = (behind.length > 0 ? behind : gaps).map(
      (gap) => [gap.fingerprint, withheld(trial, gap, opens)] as const,
    );
    return confirmWithout(trying, { gaps, failing: new Map(withholding) }, obstacles);
  }
  return confirmHalves(trying, gaps, obstacles);
}

interface Failed {
  readonly gaps: readonly Gap[];
  readonly failing: ReadonlyMap<string, Obstacle>;
}

async function confirmWithout(
  trying: Trying,
  { gaps, failing }: Failed,
  obstacles: Map<string, Obstacle>,
): Promise<Tried> {
  for (const [fingerprint, obstacle] of failing) obstacles.set(fingerprint, obstacle);
  const left = gaps.filter(({ fingerprint }) => !failing.has(fingerprint));
  return confirm(trying, { gaps: left, trial: await tryGaps(trying, left) }, obstacles);
}

async function confirmHalves(trying: Trying, gaps: readonly Gap[], obstacles: Map<string, Obstacle>): Promise<Tried> {
  const middle = Math.ceil(gaps.length / 2);
  const halves: Tried[] = [];
  for (const half of [gaps.slice(0, middle), gaps.slice(middle)])
    halves.push(await confirm(trying, { gaps: half, trial: await tryGaps(trying, half) }, obstacles));
  const [first, second] = halves as [Tried, Tried];
  if (first.gaps.length === 0 || second.gaps.length === 0) return first.gaps.length === 0 ? second : first;
  const both = [...first.gaps, ...second.gaps];
  const trial = await tryGaps(trying, both);
  const opens = opensOf(trying, trial);
  if (opens.length === 0 && failuresOf(trial, both).size === 0) return { gaps: both, trial };
  for (const gap of second.gaps) obstacles.set(gap.fingerprint, withheld(trial, gap, opens));
  return first;
}

function opensOf({ scan }: Trying, { after }: Trial): readonly Gap[] {
  const before = openGaps(scan);
  const obstructed = new Set(
    [...before.values()].filter(({ fingerprint }) => !after.has(fingerprint)).map((gap) => obstructionOf(gap)),
  );
  return [...after.values()].filter(
    (gap) => !before.has(gap.fingerprint) && !(gap.outcome === 'notEvaluable' && obstructed.has(obstructionOf(gap))),
  );
}

// What cannot be judged is named by what is in the way, and that is the next thing once the first is out of it.
function obstructionOf({ kind, code, metaFile, metaPointer, targetFile }: Gap): string {
  return JSON.stringify([kind, code, metaFile, metaPointer ?? null, targetFile ?? null]);
}

function blockedBy({ blocked, files, scan }: Trial, gaps: readonly Gap[]): Remedies {
  const reason = blocked[0]?.message ?? '';
  const obstacles = new Map(gaps.map(({ fingerprint }) => [fingerprint, { reason, takes: 'decision' as const }]));
  return { operations: [], records: [], closing: new Map(), obstacles, blocked, after: { files, scan } };
}

function pathsOf({ writeSet }: Gap, { operations }: Trial): readonly RelPath[] {
  return operations.map(({ path }) => path).filter((path) => writeSet.includes(path));
}

/** The gaps that this trial does not close, and why. */
function failuresOf(trial: Trial, gaps: readonly Gap[]): ReadonlyMap<string, Obstacle> {
  const failing = new Map<string, Obstacle>();
  for (const gap of gaps) {
    const obstacle = obstacleOf(trial, gap);
    if (obstacle) failing.set(gap.fingerprint, obstacle);
  }
  return failing;
}

function obstacleOf(trial: Trial, gap: Gap): Obstacle | undefined {
  for (const path of gap.writeSet) {
    const finding = trial.obstacles.get(path);
    const isConflict = trial.prepared.planned.plan.conflicts.some((conflict) => conflict.path === path);
    const isWritten = trial.operations.some((operation) => operation.path === path);
    if (finding && !isWritten) return { reason: finding.message, takes: isConflict ? 'conflict' : 'work' };
  }
  const files = pathsOf(gap, trial);
  if (files.length === 0) return withoutRemedy(gap, trial);
  if (!trial.after.has(gap.fingerprint)) return undefined;
  return { reason: 'what the contracts make does not close it', takes: 'work' };
}

// What a person wrote where something else is wanted is theirs to keep or to give up.
const decided: ReadonlySet<string> = new Set(['drift/edited', 'drift/foreign']);

function withoutRemedy(gap: Gap, { scan }: Trial): Obstacle {
  const { writeSet, code, hint, span } = gap;
  if (decided.has(code)) return { reason: hint, takes: 'decision' };
  const first = code.startsWith('drift/') ? brokenContract(gap, scan.model) : undefined;
  if (first)
    return { reason: `Nothing is made of its module before this is mended: ${first.message}`, takes: 'decision' };
  const isMendable = scan.model.diagnostics.some(
    (finding) => finding.edit && finding.code === code && finding.span?.start.offset === span?.start.offset,
  );
  if (isMendable) return { reason: 'Run "l9gen validate --fix", which mends the contract.', takes: 'decision' };
  const isNamed = writeSet.length > 0;
  const reason = isNamed ? 'no template makes what is missing' : 'nothing of it follows from the contracts';
  return { reason, takes: 'work' };
}

// What "generate" would wait for, too.
function brokenContract({ metaFile }: Gap, { workspace, diagnostics }: ReadModel): Diagnostic | undefined {
  const owner = [...workspace.filesOf].find(([, files]) => files.includes(metaFile))?.[0];
  const about = findingsAbout(diagnostics, workspace, new Set(owner === undefined ? [] : [owner]));
  return about.find((finding) => hasErrors([finding]));
}

// What opens lies in a file that is written for the gap, or is demanded by that file.
function isBehind({ writeSet }: Gap, open: Gap): boolean {
  const places = [open.targetFile, open.metaFile, open.span?.file, ...open.writeSet];
  return places.some((path) => path !== undefined && writeSet.includes(path));
}

function withheld(trial: Trial, gap: Gap, opens: readonly Gap[]): Obstacle {
  const own = opens.filter((open) => isBehind(gap, open));
  const told = own.length > 0 ? own : opens;
  const files = pathsOf(gap, trial);
  return {
    reason: `it would open another gap: ${told[0]?.context.problem ?? ''}`,
    takes: 'work',
    opens: told,
    files,
  };
}
