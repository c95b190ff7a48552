import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { createLineIndex, fileStart, spanOf, type RelPath } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';

/** Decodes bytes as UTF-8 text; a byte order mark stays in the text. Invalid UTF-8 and NUL are findings. */
export function decodeText(file: RelPath, bytes: Uint8Array): Outcome<string> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refused('it holds bytes that are no UTF-8', { span: fileStart(file) });
  const nul = text.indexOf('\u0000');
  if (nul < 0) return { value: text, diagnostics: [] };
  return refused('it holds a NUL character', { span: spanOf(file, createLineIndex(text), [nul, nul + 1]) });
}

function refused(problem: string, place: Pick<Diagnostic, 'span'>): Outcome<string> {
  return { diagnostics: [documentDiagnostics.create('not-text', { problem }, place)] };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
