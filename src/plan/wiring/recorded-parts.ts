import type { Ledger, WiredPart } from '../../ledger/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import type { WantedEdit } from '../wanted.js';

/** A data file as it stands, and what modules record to have put into it. */
export interface PartsText {
  readonly path: RelPath;
  readonly text: string;
  readonly known: readonly WiredPart[];
}

/**
 * What each edit of a data file is to record: what it puts in or put in before, and what other modules record of the things
 * that it needs, too, so that it outlives them. What stood there before everybody is a person's, and recorded by nobody.
 */
export function recordedParts(
  { path, text, known }: PartsText,
  edits: readonly { readonly edit: WantedEdit; readonly ledger: Ledger }[],
): ReadonlyMap<WantedEdit, readonly WiredPart[]> {
  // A thousand modules record the same few parts.
  const unique = byPlace(known);
  const made = new Map<string, readonly WiredPart[]>();
  return new Map(
    edits.flatMap(({ edit, ledger }): readonly (readonly [WantedEdit, readonly WiredPart[]])[] => {
      if (edit.together?.kind !== 'data') return [];
      const { addTo, needs } = edit.together;
      const now = made.get(edit.inputs) ?? addTo(text).value?.parts ?? [];
      made.set(edit.inputs, now);
      const before = [...(ledger.parts.get(path) ?? []), ...unique.filter((part) => needs.includes(part.for))];
      return [[edit, joined([...now, ...before], unique)]];
    }),
  );
}

// A collection that somebody made is recorded by all who put something into it.
function joined(parts: readonly WiredPart[], known: readonly WiredPart[]): readonly WiredPart[] {
  const holders = known.filter(
    ({ at, was }) => was !== undefined && parts.some((part) => part.at.slice(0, part.at.lastIndexOf('/')) === at),
  );
  return byPlace([...parts, ...holders]);
}

function byPlace(parts: readonly WiredPart[]): readonly WiredPart[] {
  const places = new Map(parts.toReversed().map((part) => [part.at, part]));
  return [...places.values()].sort((a, b) => byCodePoint(a.at, b.at));
}
