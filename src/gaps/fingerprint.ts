import { canonicalJson, hashOf, type Hash, type RelPath } from '../text/index.js';
import type { Gap, GapKind } from './gap.js';

/** What makes a gap this one and no other. */
export interface GapIdentity {
  readonly kind: GapKind;
  readonly metaFile: RelPath;
  readonly targetFile?: RelPath;
  /** What tells it from others of the same kind between the two files: words of a heading, a behaviour, an id, a code. */
  readonly subkey: string;
}

/** The name of a gap that stays while people edit other things: no line, position or wording is part of it. */
export function identify(identity: GapIdentity): Pick<Gap, 'id' | 'fingerprint'> {
  const { kind, metaFile, targetFile = null, subkey } = identity;
  const fingerprint = hashOf(canonicalJson({ kind, meta_file: metaFile, target_file: targetFile, subkey }));
  return { id: idOf(fingerprint), fingerprint };
}

/** The id of a gap as people type it. */
export function idOf(fingerprint: Hash): string {
  return `GAP-${fingerprint.slice(0, 12)}`;
}
