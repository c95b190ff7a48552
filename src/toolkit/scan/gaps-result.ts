import { exitCodes, hasErrors, type Diagnostic } from '../../diagnostics/index.js';
import type { Gap } from '../../gaps/index.js';
import type { RelPath } from '../../text/index.js';
import { listFindings } from '../list-findings.js';
import { countFindings, type FileChange, type VerbResult } from '../verb-result.js';
import type { Judgement } from './judgement.js';
import type { Scan } from './scan.js';

/** A scan with what was done about it. */
export interface Found extends Pick<Scan, 'gaps' | 'counts' | 'diagnostics' | 'texts'> {
  readonly judgement: Pick<Judgement, 'contracts' | 'modules'>;
  /** The gaps that count, as findings. */
  readonly open: readonly Diagnostic[];
  /** The gaps that people live with, as findings. */
  readonly waived: readonly Diagnostic[];
  readonly changes: readonly FileChange[];
  /** Where the report is; absent where there is none. */
  readonly report?: RelPath;
}

/** The result of `gaps`. */
export function gapsResult(found: Found): VerbResult {
  const { gaps, counts, diagnostics, judgement, open, waived, changes, report, texts } = found;
  const findings = [...diagnostics, ...open];
  const isFailed = hasErrors(findings);
  return {
    ok: !isFailed,
    exitCode: isFailed ? exitCodes.findings : exitCodes.done,
    summary: {
      contracts: judgement.contracts,
      modules: judgement.modules,
      obligations: counts.obligations,
      held: counts.held,
      gaps: open.length,
      waived: counts.waived,
      ...countFindings(findings),
    },
    diagnostics: listFindings(findings),
    notes: waived,
    changes,
    data: {
      counts: { ...counts },
      gaps: gaps.map(gapData),
      report: report ?? null,
      changes: changes.map(({ action, path }) => ({ action, path })),
    },
    ...(open.length > 0 ? { next: ['l9gen repair'] } : {}),
    texts,
  };
}

function gapData({ span, ...gap }: Gap): unknown {
  const { start } = span ?? {};
  const named = { ...gap, fingerprint: `sha256:${gap.fingerprint}` };
  return { ...named, ...(span && start ? { file: span.file, line: start.line, column: start.column } : {}) };
}
