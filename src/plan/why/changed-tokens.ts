import { diffArrays } from 'diff';

import { tokensOf, type TextToken } from './text-tokens.js';

/** What becomes otherwise in a text. */
export interface ChangedTokens {
  /** True for a word or sign that is gone; one whose whole line only moved is not. */
  readonly touches: (token: number) => boolean;
  /** True where something new stands between a token and the one before it. */
  readonly opensBefore: (token: number) => boolean;
  /** How many lines are gone or new. */
  readonly lines: number;
}

/** A text that others are held against. */
export interface ComparedText {
  readonly lines: readonly string[];
  /** By line, each with its index in the text. */
  readonly tokens: readonly (readonly (readonly [index: number, token: TextToken])[])[];
}

/** Prepares a text for {@link changedTokens}. */
export function comparedText(text: string): ComparedText {
  const lines = text.split('\n');
  const tokens = lines.map((): (readonly [number, TextToken])[] => []);
  for (const [index, token] of tokensOf(text).entries()) tokens[token.line - 1]?.push([index, token]);
  return { lines, tokens };
}

const mostDifferences = 4000;

/** Everything is otherwise: the text is not there any more, or it cannot be held against the other in reasonable time. */
export function allChanged({ lines }: ComparedText): ChangedTokens {
  return { touches: () => true, opensBefore: () => true, lines: lines.length };
}

/** What of a text is otherwise in another: lines first, then the words of the lines that changed. */
export function changedTokens(before: ComparedText, after: string): ChangedTokens {
  const other = after.split('\n');
  const changes = diffArrays([...before.lines], other, { maxEditLength: mostDifferences });
  if (!changes) return allChanged(before);
  const [gone, opened] = [new Set<number>(), new Set<number>()];
  const isMoved = movedLines(changes);
  let [line, count] = [0, 0];
  for (const [at, change] of changes.entries()) {
    const next = changes[at + 1];
    if (change.removed) {
      const lost = [...change.value.keys()].filter((step) => !isMoved(change.value[step] ?? ''));
      const removed = lost.flatMap((step) => before.tokens[line + step] ?? []);
      compareWords(removed, next?.added ? next.value : [], { gone, opened });
    }
    if (change.added || change.removed) count += change.count;
    if (!change.added) line += change.count;
  }
  return { touches: (token) => gone.has(token), opensBefore: (token) => opened.has(token), lines: count };
}

// A line that comes back elsewhere is as it was; each that comes back makes up for one that went.
function movedLines(changes: ReturnType<typeof diffArrays<string>>): (line: string) => boolean {
  const added = new Map<string, number>();
  for (const line of changes.flatMap((change) => (change.added ? change.value : [])))
    added.set(line, (added.get(line) ?? 0) + 1);
  return (line) => {
    const left = added.get(line) ?? 0;
    added.set(line, left - 1);
    return left > 0;
  };
}

interface Found {
  readonly gone: Set<number>;
  readonly opened: Set<number>;
}

function compareWords(
  removed: readonly (readonly [index: number, token: TextToken])[],
  added: readonly string[],
  { gone, opened }: Found,
): void {
  const words = tokensOf(added.join('\n')).map(({ text }) => text);
  const changes = diffArrays(
    removed.map(([, { text }]) => text),
    words,
    { maxEditLength: mostDifferences },
  );
  let at = 0;
  for (const change of changes ?? [{ removed: true, added: false, count: removed.length }]) {
    const [first] = removed[at] ?? [];
    if (change.added && at > 0 && first !== undefined) opened.add(first);
    if (change.removed) for (const [index] of removed.slice(at, at + change.count)) gone.add(index);
    if (!change.added) at += change.count;
  }
}
