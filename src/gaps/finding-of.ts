import type { Diagnostic } from '../diagnostics/index.js';
import type { Gap } from './gap.js';

/** A gap as a finding, for reports: under the code that explains it, at the place that it is about, with the name of the gap. */
export function findingOf(gap: Gap): Diagnostic {
  const { code, severity, context, span, metaFile, metaPointer, targetFile, hint, fix } = gap;
  const file = metaPointer === undefined ? (targetFile ?? metaFile) : metaFile;
  return {
    code,
    severity,
    message: context.problem,
    ...(span ? { file: span.file, span } : { file }),
    ...(metaPointer === undefined ? {} : { pointer: metaPointer }),
    ...(hint === '' ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
    gap: markOf(gap),
  };
}

function markOf({ id, fingerprint, metaFile, metaType, waiver }: Gap): NonNullable<Diagnostic['gap']> {
  return { id, fingerprint, contract: metaFile, contractType: metaType, ...(waiver ? { waiver } : {}) };
}
