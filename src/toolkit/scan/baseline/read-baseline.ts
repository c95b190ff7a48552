import { hasErrors, type Outcome } from '../../../diagnostics/index.js';
import { checkSize, decodeText, parseYaml, type YamlDocument } from '../../../documents/index.js';
import { FileSystemError, type FileSystem } from '../../../host/index.js';
import { createContractValidators, decodeContract } from '../../../model/index.js';
import { sourceDiagnostics } from '../../../sources/index.js';
import { fileStart, type Hash, type Span } from '../../../text/index.js';
import { baselineFile } from '../report/report-places.js';

/** A known gap, with the reason why it counts no more. */
export interface BaselineEntry {
  readonly fingerprint: Hash;
  readonly reason: string;
  /** Last day on which it counts no more (`YYYY-MM-DD`, UTC). */
  readonly until?: string;
  /** Where the fingerprint stands. */
  readonly span: Span;
}

/** The known gaps of a repository. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  /** Absent where there is no baseline. */
  readonly text?: string;
}

/**
 * Reads the baseline. Without such a file there are no entries; one that does not hold is told and gives no value, so
 * that nothing is waived by a file that nobody can read.
 */
export async function readBaseline(files: FileSystem): Promise<Outcome<Baseline>> {
  const bytes = await readBytes(files);
  if (bytes.diagnostics.length > 0) return { diagnostics: bytes.diagnostics };
  if (!bytes.value) return { value: { entries: [] }, diagnostics: [] };
  const tooLarge = checkSize(baselineFile, bytes.value);
  const decoded = tooLarge ? { diagnostics: [tooLarge] } : decodeText(baselineFile, bytes.value);
  return decoded.value === undefined ? { diagnostics: decoded.diagnostics } : parseBaseline(decoded.value);
}

/** The baseline of a text; findings, and no value, where it does not hold. */
export function parseBaseline(text: string): Outcome<Baseline> {
  const parsed = parseYaml(baselineFile, text);
  const document = parsed.value;
  if (!document) return { diagnostics: parsed.diagnostics };
  const entries = entriesOf(document);
  const diagnostics = [...parsed.diagnostics, ...entries.diagnostics];
  if (!entries.value || hasErrors(diagnostics)) return { diagnostics };
  return { value: { entries: entries.value, text: document.text }, diagnostics };
}

function entriesOf(document: YamlDocument): Outcome<readonly BaselineEntry[]> {
  const { value, diagnostics } = decodeContract(createContractValidators(), 'gap-baseline', document);
  if (!value) return { diagnostics };
  const entries = value.entries.map(({ fingerprint, reason, until }, index) => ({
    fingerprint: fingerprint.replace(/^sha256:/, ''),
    reason,
    ...(until !== undefined && { until }),
    span: document.locate(['entries', index, 'fingerprint']),
  }));
  return { value: entries, diagnostics };
}

async function readBytes(files: FileSystem): Promise<Outcome<Uint8Array | undefined>> {
  try {
    return { value: await files.read(baselineFile), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const occurrence = { span: fileStart(baselineFile) };
    const parameters = { path: baselineFile, problem: error.code };
    return { diagnostics: [sourceDiagnostics.create('not-readable', parameters, occurrence)] };
  }
}
