import { hasErrors, type Diagnostic, type Outcome } from '../../../diagnostics/index.js';
import { checkSize, decodeText, parseYaml, toPointer, valueAt, type YamlDocument } from '../../../documents/index.js';
import type { GapKind, GapOutcome } from '../../../gaps/index.js';
import { FileSystemError, type FileSystem } from '../../../host/index.js';
import {
  createContractValidators,
  decodeContract,
  familyDiagnostics,
  modelDiagnostics,
  type FamilyContract,
} from '../../../model/index.js';
import { sourceDiagnostics } from '../../../sources/index.js';
import {
  fileStart,
  isRelPath,
  parseRelPath,
  relPath,
  type Hash,
  type RelPath,
  type Span,
} from '../../../text/index.js';
import { reportFile } from './report-places.js';

/** A gap as a report tells it: a claim of whoever wrote the report, to be held against a scan before anything is done. */
export interface ReportedGap {
  /** Absent in version 0, which had no identifiers. */
  readonly id?: string;
  readonly fingerprint?: Hash;
  /** One of {@link GapKind} in version 1, any word in version 0. */
  readonly kind: GapKind | (string & {});
  readonly outcome: GapOutcome;
  readonly metaType?: string;
  readonly metaFile: RelPath;
  readonly metaPointer?: string;
  readonly targetFile?: RelPath;
  readonly writeSet: readonly RelPath[];
  readonly mustCover: readonly string[];
  readonly problem?: string;
  /** Where the report says it. */
  readonly span: Span;
}

/** A report of gaps of either version, its paths proven safe. */
export interface GapReport {
  readonly version: 0 | 1;
  /** What made it; absent in version 0, and where it was written by hand. */
  readonly tool?: { readonly name: string; readonly version: string };
  /** Hash of the contracts that it is about; see `inputsOf`. */
  readonly inputs?: Hash;
  readonly gaps: readonly ReportedGap[];
  /** How many more gaps there were than it has room for. */
  readonly omitted: number;
  readonly text: string;
}

/**
 * Reads a report of gaps, version 1 or 0; that version 0 is old is told. No value and no finding where there is no such
 * file; findings with their places where something else stands there. A report is hostile input: what it says is proven
 * to be of its form, and no more.
 */
export async function readGapReport(
  files: FileSystem,
  file: RelPath = reportFile,
): Promise<Outcome<GapReport | undefined>> {
  const bytes = await readBytes(files, file);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const tooLarge = checkSize(file, bytes.value);
  const decoded = tooLarge ? { diagnostics: [tooLarge] } : decodeText(file, bytes.value);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const parsed = parseYaml(file, decoded.value);
  if (!parsed.value || hasErrors(parsed.diagnostics)) return { diagnostics: parsed.diagnostics };
  return 'version' in parsed.value.value ? decodeReport(parsed.value) : decodeList(parsed.value);
}

async function readBytes(files: FileSystem, file: RelPath): Promise<Outcome<Uint8Array | undefined>> {
  try {
    return { value: await files.read(file), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const occurrence = { span: fileStart(file) };
    return { diagnostics: [sourceDiagnostics.create('not-readable', { path: file, problem: error.code }, occurrence)] };
  }
}

function decodeReport(document: YamlDocument): Outcome<GapReport> {
  const { value, diagnostics } = decodeContract(createContractValidators(), 'gap-report', document);
  if (!value) return { diagnostics };
  const unsafe = unsafePaths(document, ['meta_file', 'target_file']);
  if (unsafe.length > 0) return { diagnostics: [...diagnostics, ...unsafe] };
  const { tool, inputs, gaps, omitted = 0 } = value;
  return {
    value: {
      version: 1,
      ...(tool && { tool }),
      ...(inputs && { inputs: hashIn(inputs) }),
      gaps: gaps.map((gap, index) => reportedGap(gap, document.locate(['gaps', index]))),
      omitted,
      text: document.text,
    },
    diagnostics,
  };
}

function reportedGap(gap: FamilyContract<'gap-report'>['value']['gaps'][number], span: Span): ReportedGap {
  const { id, fingerprint, kind, outcome = 'fail', context } = gap;
  return {
    id,
    ...(fingerprint && { fingerprint: hashIn(fingerprint) }),
    kind,
    outcome,
    metaType: gap.meta_type,
    metaFile: relPath(gap.meta_file),
    ...(gap.meta_pointer && { metaPointer: gap.meta_pointer }),
    ...(gap.target_file && { targetFile: relPath(gap.target_file) }),
    writeSet: (gap.write_set ?? []).map(parseRelPath).filter(isRelPath),
    mustCover: context?.must_cover ?? [],
    ...(context?.problem && { problem: context.problem }),
    span,
  };
}

function decodeList(document: YamlDocument): Outcome<GapReport> {
  const { value, diagnostics } = decodeContract(createContractValidators(), 'gap-list', document);
  if (!value) return { diagnostics };
  const unsafe = unsafePaths(document, ['meta', 'target']);
  if (unsafe.length > 0) return { diagnostics: [...diagnostics, ...unsafe] };
  const old = familyDiagnostics.create('old-gap-list', {}, { span: document.locate(['gaps'], 'key') });
  const gaps = value.gaps.map((gap, index): ReportedGap => {
    const target = gap.target === undefined ? undefined : relPath(gap.target);
    return {
      kind: gap.kind,
      outcome: 'fail',
      metaFile: relPath(gap.meta),
      ...(target && { targetFile: target }),
      writeSet: target ? [target] : [],
      mustCover: gap.required_behaviors ?? [],
      ...(gap.error && { problem: gap.error }),
      span: document.locate(['gaps', index]),
    };
  });
  return { value: { version: 0, gaps, omitted: 0, text: document.text }, diagnostics: [...diagnostics, old] };
}

// The root is a path for a contract, and version 0 said of no value that it is a path. Neither is one file of a gap.
function unsafePaths(document: YamlDocument, keys: readonly string[]): readonly Diagnostic[] {
  const gaps = valueAt(document.value, ['gaps']) as readonly Readonly<Record<string, unknown>>[];
  return gaps.flatMap((gap, index) =>
    keys.flatMap((key) => {
      const value = gap[key];
      const path = typeof value === 'string' ? parseRelPath(value) : undefined;
      if (typeof value !== 'string' || path === undefined || isRelPath(path)) return [];
      const at = ['gaps', index, key];
      const parameters = { value, problem: path.problem, meaning: 'a path from the repository root' };
      return [modelDiagnostics.create('wrong-form', parameters, { span: document.locate(at), pointer: toPointer(at) })];
    }),
  );
}

function hashIn(text: string): Hash {
  return text.replace(/^sha256:/, '');
}
