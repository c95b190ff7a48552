import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { createLineIndex, fileStart, spanOf, type RelPath } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';

/** Decodes bytes as UTF-8 text; a byte order mark stays in the text. Invalid UTF-8 and NUL are findings at their place. */
export function decodeText(file: RelPath, bytes: Uint8Array): Outcome<string> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refusedBytes(file, bytes);
  const nul = text.indexOf('\u0000');
  if (nul < 0) return { value: text, diagnostics: [] };
  return refused('it holds a NUL character', { span: spanOf(file, createLineIndex(text), [nul, nul + 1]) });
}

function refused(problem: string, place: Pick<Diagnostic, 'span'>): Outcome<string> {
  return { diagnostics: [documentDiagnostics.create('not-text', { problem }, place)] };
}

function refusedBytes(file: RelPath, bytes: Uint8Array): Outcome<string> {
  const [first = 0, second = 0] = bytes;
  if (first + second === 0xff + 0xfe && Math.max(first, second) === 0xff)
    return refused('it is UTF-16', { span: fileStart(file) });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const at = firstReplaced(text, bytes);
  const byte = (bytes[at.byte] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const span = spanOf(file, createLineIndex(text), [at.offset, at.offset + 1]);
  return refused(`the byte ${byte} is no UTF-8`, { span });
}

// Where the decoder put U+FFFD for bytes that are not its own encoding EF BF BD.
function firstReplaced(text: string, bytes: Uint8Array): { readonly offset: number; readonly byte: number } {
  let [offset, byte] = [0, 0];
  for (const character of text) {
    if (character === '\ufffd' && !(bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd))
      break;
    offset += character.length;
    byte += Buffer.byteLength(character);
  }
  return { offset, byte };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
