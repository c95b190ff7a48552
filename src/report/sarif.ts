import type {
  Fix,
  Invocation,
  Location,
  Log,
  MultiformatMessageString,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type { CatalogueEntry, Diagnostic, Severity } from '../diagnostics/index.js';
import { exitCodes, sortDiagnostics } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import type { RelPath, Span } from '../text/index.js';
import { adviceLines } from './advice.js';
import { fenced } from './fenced.js';
import { fingerprintOf } from './fingerprint.js';
import { jsonText } from './json-text.js';
import { fileOf } from './place.js';
import type { CommandResult, FormatOptions } from './result.js';
import { visible, visibleLines } from './visible.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  Result['level']
>;
const ranCodes: ReadonlySet<number> = new Set([exitCodes.done, exitCodes.findings, exitCodes.conflict]);

/**
 * SARIF 2.1.0 (OASIS, errata 01). Rules are those of the catalogue that occur. A finding without a file becomes a
 * notification of the invocation (§3.20.21), because code scanning refuses a whole log with one unplaced result.
 */
export function formatSarif(result: CommandResult, options: FormatOptions): string {
  const notes = (result.notes ?? []).map((note): Diagnostic => ({ ...note, severity: 'info' }));
  const diagnostics = notes.length === 0 ? result.diagnostics : sortDiagnostics([...result.diagnostics, ...notes]);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort(byCodePoint);
  const placed = diagnostics.filter((diagnostic) => fileOf(diagnostic) !== undefined);
  const unplaced = diagnostics.filter((diagnostic) => fileOf(diagnostic) === undefined);
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'l9gen',
            version: options.toolVersion,
            rules: codes.map((code) => ruleOf(code, options.catalogue)),
          },
        },
        automationDetails: { id: `l9gen/${result.command}/` },
        invocations: [invocationOf(result, unplaced, codes)],
        columnKind: 'utf16CodeUnits',
        results: resultsOf(placed, codes),
      },
    ],
  };
  return jsonText(log);
}

function ruleOf(code: string, catalogue: readonly CatalogueEntry[]): ReportingDescriptor {
  const entry = catalogue.find((candidate) => candidate.code === code);
  if (!entry) return { id: code };
  return {
    id: code,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.cause },
    help: helpOf(entry),
    defaultConfiguration: { level: levels[entry.severity] },
  };
}

function helpOf({ cause, fix, example }: CatalogueEntry): MultiformatMessageString {
  const lines = visibleLines(example);
  return {
    text: [cause, fix, '', 'Example:', ...lines].join('\n'),
    markdown: [`**Why:** ${cause}`, '', `**What to do:** ${fix}`, '', ...fenced(lines)].join('\n'),
  };
}

function invocationOf(result: CommandResult, unplaced: readonly Diagnostic[], codes: readonly string[]): Invocation {
  const notifications = unplaced.map((diagnostic): Notification => ({
    level: levels[diagnostic.severity],
    message: { text: messageOf(diagnostic) },
    associatedRule: { id: diagnostic.code, index: codes.indexOf(diagnostic.code) },
  }));
  return {
    executionSuccessful: ranCodes.has(result.exitCode),
    exitCode: result.exitCode,
    toolExecutionNotifications: notifications,
  };
}

function resultsOf(diagnostics: readonly Diagnostic[], codes: readonly string[]): Result[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const fingerprint = fingerprintOf(diagnostic);
    const occurrence = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, occurrence);
    return {
      ruleId: diagnostic.code,
      ruleIndex: codes.indexOf(diagnostic.code),
      level: levels[diagnostic.severity],
      message: { text: messageOf(diagnostic) },
      locations: locationsOf(diagnostic),
      partialFingerprints: { 'l9gen/v1': diagnostic.gap?.fingerprint ?? `${fingerprint}:${occurrence}` },
      ...suppressionOf(diagnostic),
      ...fixesOf(diagnostic),
    };
  });
}

/** What is waived stays in the log, and counts as settled (§3.35). */
function suppressionOf({ gap }: Diagnostic): Pick<Result, 'suppressions'> {
  if (!gap?.waiver) return {};
  const { reason, until } = gap.waiver;
  const justification = visible(until === undefined ? reason : `${reason} (until ${until})`);
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

/** For people; `[text](target)` would become a link there (§3.11.6), and a contract may not place one. */
function messageOf(diagnostic: Diagnostic): string {
  return [diagnostic.message, ...adviceLines(diagnostic)]
    .map((line) => visible(line).replaceAll('](', '] ('))
    .join('\n');
}

function locationsOf(diagnostic: Diagnostic): Location[] {
  const file = fileOf(diagnostic);
  if (file === undefined) return [];
  const { span, pointer } = diagnostic;
  // Code scanning shows a result only with a region: a finding about a whole file stands on its first line.
  const region = span ? regionOf(span) : { startLine: 1 };
  const physicalLocation = { artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' }, region };
  return [{ physicalLocation, ...(pointer ? { logicalLocations: [{ fullyQualifiedName: pointer }] } : {}) }];
}

function regionOf({ start, end }: Span): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** What an editor may apply by a click: only an edit that the finding itself carries, and its span is what is replaced. */
function fixesOf({ edit, span, file }: Diagnostic): { readonly fixes?: Fix[] } {
  const place = span?.file ?? file;
  if (!edit || !span || place === undefined) return {};
  const text = edit.kind === 'rename-key' ? edit.key : edit.text;
  const replacements = [{ deletedRegion: regionOf(span), insertedContent: { text } }];
  const artifactLocation = { uri: uriOf(place), uriBaseId: '%SRCROOT%' };
  const description = { text: `Write ${visible(text)}` };
  return { fixes: [{ description, artifactChanges: [{ artifactLocation, replacements }] }] };
}

/** A relative URI reference (RFC 3986): each segment percent-encoded, a lone surrogate as U+FFFD because it has no UTF-8. */
function uriOf(file: RelPath): string {
  return file
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
}
