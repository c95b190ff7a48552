import type { Diagnostic } from '../diagnostics/index.js';
import type { Gap } from './gap.js';

/** A gap as a finding, for reports: under the code that explains it, at the place that it is about, with the name of the gap. */
export function findingOf(gap: Gap): Diagnostic {
  const { code, severity, span, metaFile, metaPointer, targetFile, hint, fix } = gap;
  const file = metaPointer === undefined ? (targetFile ?? metaFile) : metaFile;
  return {
    code,
    severity,
    message: messageOf(gap),
    ...(span ? { file: span.file, span } : { file }),
    ...(metaPointer === undefined ? {} : { pointer: metaPointer }),
    ...(hint === '' ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
    gap: markOf(gap),
  };
}

function messageOf({ context, lapsed }: Gap): string {
  if (!lapsed) return context.problem;
  const { until, at } = lapsed;
  return `${context.problem} It was waived until ${until}${at === undefined ? '' : ` (\`${at}\`)`}.`;
}

function markOf({ id, fingerprint, metaFile, metaType, waiver }: Gap): NonNullable<Diagnostic['gap']> {
  return { id, fingerprint, contract: metaFile, contractType: metaType, ...(waiver ? { waiver } : {}) };
}
