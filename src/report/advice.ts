import type { Diagnostic } from '../diagnostics/index.js';

/** What a finding says to do, line by line, for formats without colours and frames: its order, then the text that mends it. */
export function adviceLines({ hint, fix }: Diagnostic): readonly string[] {
  const [first, ...rest] = fix?.trimEnd().split(/\r?\n/) ?? [];
  const pasted = first === undefined ? [] : rest.length === 0 ? [`Fix: ${first.trim()}`] : ['Fix:', first, ...rest];
  return hint === undefined ? pasted : [hint, ...pasted];
}
