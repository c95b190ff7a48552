import type { Outcome } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';

/** Decodes bytes as UTF-8 text; a byte order mark stays in the text. Invalid UTF-8 and NUL are findings. */
export function decodeText(file: RelPath, bytes: Uint8Array): Outcome<string> {
  const text = decodeUtf8(bytes);
  const problem =
    text === undefined
      ? 'it holds bytes that are no UTF-8'
      : text.includes('\u0000')
        ? 'it holds a NUL character'
        : undefined;
  if (text === undefined || problem !== undefined) {
    return { diagnostics: [documentDiagnostics.create('not-text', { problem: problem ?? 'unreadable' }, { file })] };
  }
  return { value: text, diagnostics: [] };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
