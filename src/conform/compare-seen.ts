import type { Seen } from '../code/index.js';

/** Something that code does otherwise than declared. */
export interface Difference {
  readonly name: string;
  readonly declared: string;
  readonly found: string;
}

/** How what was seen of a value stands to what was declared. */
export interface Compared {
  readonly differing: readonly Difference[];
  /** What cannot be told. */
  readonly unclear: readonly string[];
}

type Plain = string | number;

/** One value against the one that is declared. */
export function compareValue(name: string, declared: Plain, found: Seen): Compared {
  const values = found.values.filter((value) => value !== null);
  if (values.length === 0 && (found.isOpen || found.sources.length > 0)) return unclear(name);
  return values.length > 0 && values.every((value) => value === declared)
    ? same
    : differs(name, shown(declared), shownSeen(found));
}

/** The origin of a value against the one that is declared: one of the sources that would do. */
export function compareSource(name: string, accepted: readonly string[], found: Seen): Compared {
  if (found.sources.some((source) => accepted.some((one) => source === one || source.endsWith(`.${one}`)))) return same;
  const isUnclear = found.sources.length === 0 && found.isOpen;
  return isUnclear ? unclear(name) : differs(name, shown(accepted[0] ?? ''), shownSeen(found));
}

/** Several comparisons as one. */
export function together(...all: readonly Compared[]): Compared {
  return {
    differing: all.flatMap(({ differing }) => differing),
    unclear: all.flatMap((one) => one.unclear),
  };
}

/** What a comparison tells of a module of which not everything could be followed: only what differs. */
export function onlyDiffering({ differing }: Compared): Compared {
  return { differing, unclear: [] };
}

/** Nothing to say. */
export const same: Compared = { differing: [], unclear: [] };

/** One difference. */
export function differs(name: string, declared: string, found: string): Compared {
  return { differing: [{ name, declared, found }], unclear: [] };
}

function unclear(name: string): Compared {
  return { differing: [], unclear: [name] };
}

/** What was seen, as a sentence names it. */
export function shownSeen({ values, sources }: Seen): string {
  const isTold = (value: string | number | boolean): boolean => value !== '' || sources.length === 0;
  const named = [...values.filter((value) => value !== null).filter(isTold), ...sources].map(shown);
  return named.length === 0 ? 'nothing' : [...new Set(named)].join(' or ');
}

function shown(value: string | number | boolean): string {
  return value === '' ? 'an empty text' : `\`${String(value)}\``;
}
