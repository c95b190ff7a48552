import { exitCodes, hasErrors, type Diagnostic } from '../../diagnostics/index.js';
import type { FileSystem } from '../../host/index.js';
import { fileStart, type RelPath, type Span } from '../../text/index.js';
import { readGapReport, type GapReport, type ReportedGap } from '../scan/report/read-gap-report.js';
import { reportFile } from '../scan/report/report-places.js';
import type { Scan } from '../scan/scan.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { refusal, type VerbResult } from '../verb-result.js';
import { repairDiagnostics } from './diagnostics.js';

/** A report as it is named by who calls; it may lie outside of the repository. */
export interface ReportFile {
  /** The tree of the folder that it lies in. */
  readonly files: FileSystem;
  readonly name: RelPath;
  /** As it was named. */
  readonly shown: string;
}

/** What a report selects, and what there is to tell about it. */
export interface TakenReport {
  /** Absent where there is no report. */
  readonly gaps?: readonly ReportedGap[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** What a report is held against. */
interface Now {
  readonly file: ReportFile | undefined;
  readonly scan: Scan;
}

/**
 * Takes the report that is named, else the usual one where it is there. One that is of another version or of other
 * contracts is told. One that is named and not there, or that does not hold, gives the result to end with (exit code 2).
 */
export async function takeReport(context: ToolkitContext, now: Now): Promise<TakenReport | VerbResult> {
  const { files, name } = now.file ?? { files: context.files, name: reportFile };
  const read = await readGapReport(files, name);
  if (hasErrors(read.diagnostics)) return refusal(read.diagnostics, new Map(), exitCodes.usage);
  const report = read.value;
  if (!report) return now.file ? refuseMissing(now.file) : { diagnostics: [], texts: new Map() };
  const about = aboutReport(context, report, now);
  return {
    gaps: report.gaps,
    diagnostics: [...read.diagnostics, ...about.map((tell) => tell({ span: fileStart(name) }))],
    texts: new Map([[name, report.text]]),
  };
}

function refuseMissing({ shown: file }: ReportFile): VerbResult {
  const problem = 'there is no such file';
  return refusal([repairDiagnostics.create('no-such-report', { file, problem })], new Map(), exitCodes.usage);
}

type Tell = (occurrence: { readonly span: Span }) => Diagnostic;

function aboutReport(
  { toolVersion: own }: ToolkitContext,
  { tool, inputs }: GapReport,
  { scan }: Now,
): readonly Tell[] {
  const version = tool?.version;
  const isOther = version !== undefined && version !== own;
  if (version !== undefined && isOther)
    return [(at) => repairDiagnostics.create('report-of-another-version', { version: version.slice(0, 40), own }, at)];
  if (inputs === undefined || inputs === scan.inputs) return [];
  return [(at) => repairDiagnostics.create('report-of-other-contracts', {}, at)];
}
