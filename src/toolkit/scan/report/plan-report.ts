import type { Diagnostic } from '../../../diagnostics/index.js';
import { parseYaml } from '../../../documents/index.js';
import type { Gap } from '../../../gaps/index.js';
import { FileSystemError, type FileSystem } from '../../../host/index.js';
import { createContractValidators, decodeContract } from '../../../model/index.js';
import type { Operation } from '../../../plan/index.js';
import { fileStart, hashOf, type RelPath } from '../../../text/index.js';
import { scanDiagnostics } from '../diagnostics.js';
import { formatGapReport, type ReportHead } from './format-gap-report.js';
import { readGapReport } from './read-gap-report.js';
import { toolName } from './report-places.js';

/** What is to become of the file of the report. */
export interface PlannedReport {
  /** Absent where it is as it should be, or must not be touched. */
  readonly operation?: Operation;
  readonly diagnostics: readonly Diagnostic[];
}

/** What to write, and where. */
export interface ReportWish {
  readonly file: RelPath;
  readonly head: ReportHead;
  /** What the report lists; without any there is to be no report. */
  readonly gaps: readonly Gap[];
}

/**
 * Plans that the report at a place is the one of these gaps: written where it differs, taken away where there is nothing to
 * report. What l9gen did not write stays untouched, and is a finding. Reads only.
 */
export async function planReport(files: FileSystem, { file, head, gaps }: ReportWish): Promise<PlannedReport> {
  const wanted = gaps.length === 0 ? undefined : formatGapReport(head, gaps);
  const present = await readPresentReport(files, file, wanted);
  if ('found' in present) {
    const finding = scanDiagnostics.create('foreign-report', { file, found: present.found }, { span: fileStart(file) });
    return { diagnostics: [finding] };
  }
  if (present.text === wanted) return { diagnostics: [] };
  if (wanted !== undefined) refuseUnsound(file, wanted);
  return { operation: operationFor(file, present.text, wanted), diagnostics: [] };
}

function operationFor(file: RelPath, present: string | undefined, wanted: string | undefined): Operation {
  const common = { path: file, ownership: 'generated', because: { contract: file, rule: 'report of gaps' } } as const;
  const before = hashOf(present ?? '');
  if (wanted === undefined) return { ...common, kind: 'delete', before };
  const made = { ...common, after: hashOf(wanted), content: wanted };
  return present === undefined ? { ...made, kind: 'create' } : { ...made, kind: 'update', before };
}

/** The text of the report there, if any; or what stands there instead of one, in words that complete "it is …". */
async function readPresentReport(
  files: FileSystem,
  file: RelPath,
  wanted: string | undefined,
): Promise<{ readonly text: string | undefined } | { readonly found: string }> {
  const kind = await kindAt(files, file);
  if (kind === 'absent') return { text: undefined };
  if (kind !== 'file') return { found: kind };
  const bytes = await files.read(file).catch(() => undefined);
  // What is as it should be needs no judging.
  if (bytes && wanted !== undefined && hashOf(bytes) === hashOf(wanted)) return { text: wanted };
  const { value: report } = await readGapReport(files, file);
  if (!report) return { found: 'no report of gaps' };
  return report.tool?.name === toolName ? { text: report.text } : { found: 'a list of gaps that l9gen did not write' };
}

async function kindAt(files: FileSystem, file: RelPath): Promise<string> {
  try {
    const stat = await files.stat(file);
    return stat ? kinds[stat.kind] : 'absent';
  } catch (error) {
    if (error instanceof FileSystemError) return `not to be looked at (${error.code})`;
    throw error;
  }
}

const kinds = { file: 'file', directory: 'a folder', symlink: 'a symbolic link', other: 'a special file' } as const;

// What we write must be what we read: a report that does not hold is a bug of ours, and is not written.
function refuseUnsound(file: RelPath, text: string): void {
  const parsed = parseYaml(file, text);
  const decoded = parsed.value && decodeContract(createContractValidators(), 'gap-report', parsed.value);
  const [problem] = [...parsed.diagnostics, ...(decoded?.diagnostics ?? [])];
  if (!decoded?.value || problem)
    throw new Error(`the report does not hold: ${problem?.message ?? 'it does not parse'}`);
}
