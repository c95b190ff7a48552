import type { Diagnostic } from '../diagnostics/index.js';
import { hashOf } from '../text/index.js';
import type { Hash } from '../text/index.js';
import { fileOf } from './place.js';

/**
 * A digest of what a finding says, not of where it stands: it stays the same when lines are added above. Two findings that
 * say the same have the same fingerprint; tell them apart by their order.
 */
export function fingerprintOf(diagnostic: Diagnostic): Hash {
  return hashOf(
    JSON.stringify([
      diagnostic.code,
      fileOf(diagnostic) ?? '',
      diagnostic.pointer ?? '',
      withoutPositions(diagnostic.message),
    ]),
  );
}

function withoutPositions(message: string): string {
  return message.replace(/\b(lines?|columns?|offset) \d+/gi, '$1').replace(/:\d+(:\d+)?/g, '');
}
