import { diffArrays } from 'diff';

import type { MarkedText, TemplateLine } from '../../render/index.js';
import { tokensOf, type TextToken } from './text-tokens.js';

/** A line of a formatted text: what of the unformatted text stands on it, and which template lines made that. */
export interface AlignedLine {
  /** Indices into the tokens of the unformatted text, in order. */
  readonly tokens: readonly number[];
  /** In the order in which they emitted; each followed by the lines that called its partial. */
  readonly from: readonly (readonly TemplateLine[])[];
}

/** Two texts that differ in more words than this are not held against each other: that would take too long. */
const mostDifferences = 10_000;

/**
 * Finds each word of a text that the formatter made in the text that it was given. A line without any such word (blank, or
 * all of the formatter's) has those of the next line that has some, at the end of the text of the last.
 */
export function alignLines({ text, pieces }: MarkedText, formatted: string): readonly AlignedLine[] {
  const [made, shown] = [tokensOf(text), tokensOf(formatted)];
  const lines = formatted.split('\n').map((): number[] => []);
  for (const [index, token] of matches(made, shown)) lines[token.line - 1]?.push(index);
  const fromOf = originsOf(pieces, text);
  const found = lines.map((tokens) => ({
    tokens,
    from: unique(tokens.map((index) => fromOf(made[index]?.offset ?? 0))),
  }));
  const last = found.findLast(({ tokens }) => tokens.length > 0);
  return found.map((line, at) => {
    if (line.tokens.length > 0) return line;
    return { tokens: [], from: (found.slice(at).find(({ tokens }) => tokens.length > 0) ?? last)?.from ?? [] };
  });
}

function matches(
  made: readonly TextToken[],
  shown: readonly TextToken[],
): readonly (readonly [index: number, token: TextToken])[] {
  const texts = (tokens: readonly TextToken[]): string[] => tokens.map((token) => token.text);
  const changes = diffArrays(texts(made), texts(shown), { maxEditLength: mostDifferences }) ?? [];
  const found: (readonly [number, TextToken])[] = [];
  let [before, after] = [0, 0];
  for (const { added, removed, count } of changes) {
    const pairs = added || removed ? [] : shown.slice(after, after + count);
    for (const [step, token] of pairs.entries()) found.push([before + step, token]);
    if (!added) before += count;
    if (!removed) after += count;
  }
  return found;
}

/** The template lines of what stands at an offset; pieces and text may differ in white space, so that is not counted. */
function originsOf(pieces: MarkedText['pieces'], text: string): (offset: number) => readonly TemplateLine[] {
  const origins = new Map<number, readonly TemplateLine[]>();
  const characters = pieces.flatMap((piece) => [...piece.text.matchAll(/\S/g)].map(() => piece.from));
  for (const [order, { index }] of [...text.matchAll(/\S/g)].entries()) origins.set(index, characters[order] ?? []);
  return (offset) => origins.get(offset) ?? [];
}

function unique(chains: readonly (readonly TemplateLine[])[]): readonly (readonly TemplateLine[])[] {
  return [...new Map(chains.map((chain) => [JSON.stringify(chain), chain])).values()];
}
