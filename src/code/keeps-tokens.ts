import { loadTypeScript } from './load-typescript.js';
import type { ModuleSource } from './module-edit.js';
import { parseModule } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { scanTokens, tokenAt } from './scan-tokens.js';
import type { Token, TokenTable } from './scan-tokens.js';
import type { Range } from './trivia.js';

/**
 * The oracle: true when every token and every comment of `before` is still in `after`, in the same order. Tokens inside the
 * `replaced` ranges of `before` may be missing; comments there may not. White space does not count, text inside comments does.
 */
export async function keepsTokens(
  before: ModuleSource,
  after: string,
  replaced: readonly Range[] = [],
): Promise<boolean> {
  const ts = await loadTypeScript();
  return (
    findLostToken(parseModule(ts, before), parseModule(ts, { path: before.path, text: after }), replaced) === undefined
  );
}

/** The first token or comment of `before` that `after` no longer has; see {@link keepsTokens}. */
export function findLostToken(
  before: ParsedModule,
  after: ParsedModule,
  replaced: readonly Range[],
): Token | undefined {
  const old = scanTokens(before.ts, before.file, before.file);
  const kept = scanTokens(after.ts, after.file, after.file);
  const isSame = createComparison({ text: before.text, table: old }, { text: after.text, table: kept });
  let next = 0;
  for (let index = 0; index < old.starts.length; index += 1) {
    if (replaced.length > 0 && isExcused(tokenAt(before, old, index), replaced)) continue;
    while (next < kept.starts.length && !isSame(index, next)) next += 1;
    if (next >= kept.starts.length) return tokenAt(before, old, index);
    next += 1;
  }
  return undefined;
}

interface Scanned {
  readonly text: string;
  readonly table: TokenTable;
}

// Compares letter by letter: a text of its own for each token would cost more than all the rest.
function createComparison(before: Scanned, after: Scanned): (index: number, other: number) => boolean {
  const [one, two] = [before.table, after.table];
  return (index, other) => {
    const [start, end, shifted] = [one.starts[index] ?? 0, one.ends[index] ?? 0, two.starts[other] ?? 0];
    if ((two.ends[other] ?? 0) - shifted !== end - start) return false;
    let at = start;
    while (at < end && before.text.charCodeAt(at) === after.text.charCodeAt(at - start + shifted)) at += 1;
    return at === end;
  };
}

function isExcused(token: Token, replaced: readonly Range[]): boolean {
  return !token.isComment && replaced.some((range) => token.start >= range.start && token.end <= range.end);
}

/** What a removal may take. */
export interface Loss {
  readonly removed: readonly Range[];
  /** Whether comments inside the removed ranges may go as well. */
  readonly withComments: boolean;
}

/**
 * The first token or comment of `before` outside the removed ranges that `after` lacks, or of `after` that `before`
 * does not have: after a removal there is none, because everything else must stand there still, in order, and nothing new.
 */
export function findUnevenToken(before: ParsedModule, after: ParsedModule, loss: Loss): Token | undefined {
  const old = scanTokens(before.ts, before.file, before.file);
  const kept = scanTokens(after.ts, after.file, after.file);
  const isSame = createComparison({ text: before.text, table: old }, { text: after.text, table: kept });
  const goes = createLoss(loss);
  let next = 0;
  for (let index = 0; index < old.starts.length; index += 1) {
    const token = tokenAt(before, old, index);
    if (goes(token)) continue;
    if (next >= kept.starts.length || !isSame(index, next)) return token;
    next += 1;
  }
  return next < kept.starts.length ? tokenAt(after, kept, next) : undefined;
}

// Tells of one token after the other, in order, whether it may go.
function createLoss({ removed, withComments }: Loss): (token: Token) => boolean {
  const ahead = removed.toSorted((a, b) => b.start - a.start);
  let open: readonly Range[] = [];
  return ({ start, end, isComment }) => {
    while ((ahead.at(-1)?.start ?? Infinity) <= start) open = [...open, ...ahead.splice(-1)];
    open = open.filter((range) => range.end > start);
    return (withComments || !isComment) && open.some((range) => end <= range.end);
  };
}
