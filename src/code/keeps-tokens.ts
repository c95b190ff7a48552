import { loadTypeScript } from './load-typescript.js';
import type { ModuleSource } from './module-edit.js';
import { parseModule } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { scanTokens } from './scan-tokens.js';
import type { Token } from './scan-tokens.js';
import type { Range } from './trivia.js';

/**
 * The oracle: true when every token and every comment of `before` is still in `after`, in the same order. Tokens inside the
 * `replaced` ranges of `before` may be missing; comments there may not. White space does not count, text inside comments does.
 */
export async function keepsTokens(before: ModuleSource, after: string, replaced: readonly Range[] = []): Promise<boolean> {
  const ts = await loadTypeScript();
  return findLostToken(parseModule(ts, before), parseModule(ts, { path: before.path, text: after }), replaced) === undefined;
}

/** The first token or comment of `before` that `after` no longer has; see {@link keepsTokens}. */
export function findLostToken(before: ParsedModule, after: ParsedModule, replaced: readonly Range[]): Token | undefined {
  const kept = scanTokens(after.ts, after.file, after.file);
  let next = 0;
  for (const token of scanTokens(before.ts, before.file, before.file)) {
    if (isExcused(token, replaced)) continue;
    while (next < kept.length && kept[next]?.text !== token.text) next += 1;
    if (next >= kept.length) return token;
    next += 1;
  }
  return undefined;
}

function isExcused(token: Token, replaced: readonly Range[]): boolean {
  return !token.isComment && replaced.some((range) => token.start >= range.start && token.end <= range.end);
}
