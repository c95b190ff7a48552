import type { RoutePattern, RouteToken } from './route-pattern.js';

/** `never`: no request fits both. `perhaps`: what is not known of one decides. `always` and `some`: a request fits both. */
export type Meeting = 'never' | 'perhaps' | 'some' | 'always';

/**
 * Whether a request can fit two routes. A parameter fits any text without `/`, the empty one as well; `*` fits any.
 * `always` where the router refuses to register the second.
 */
export function routesMeet(one: RoutePattern, other: RoutePattern): Meeting {
  const isKnown = ![...one.tokens, ...other.tokens].some(({ kind }) => kind === 'gap');
  if (isKnown && one.shape === other.shape) return 'always';
  if (!sharesStart(one.tokens, other.tokens) || !sharesText(one.tokens, other.tokens)) return 'never';
  if (!isKnown) return 'perhaps';
  return formsMeet(one.tokens, other.tokens);
}

// Most pairs differ in their first words, and are told apart without the table below.
function sharesStart(one: readonly RouteToken[], other: readonly RouteToken[]): boolean {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const [a, b] = [one[at], other[at]];
    if (a?.kind !== 'text' || b?.kind !== 'text') return true;
    if (a.char !== b.char) return false;
  }
  return one.length === other.length || (one[other.length] ?? other[one.length])?.kind !== 'text';
}

// Walks both at once: `open` holds, for the steps that `one` has taken, each number of steps that `other` may have taken.
function sharesText(one: readonly RouteToken[], other: readonly RouteToken[]): boolean {
  let open: ReadonlySet<number> = closed(new Set([0]), other);
  for (const token of one) {
    const next = new Set<number>();
    for (const at of open)
      if (token.kind === 'text') step(next, { at, char: token.char, other });
      else reach(next, { from: at, token, other });
    open = closed(next, other);
    if (open.size === 0) return false;
  }
  return open.has(other.length);
}

function step(
  next: Set<number>,
  { at, char, other }: { readonly at: number; readonly char: string; readonly other: readonly RouteToken[] },
): void {
  const token = other[at];
  if (token?.kind === 'text' && token.char === char) next.add(at + 1);
  else if (fits(token, char)) next.add(at);
}

// A token that fits many texts stays where it is, or swallows what the other route has next.
function reach(
  next: Set<number>,
  walk: { readonly from: number; readonly token: RouteToken; readonly other: readonly RouteToken[] },
): void {
  for (let at = walk.from; ; at += 1) {
    next.add(at);
    const there = walk.other[at];
    if (!there || (there.kind === 'text' && !fits(walk.token, there.char))) return;
  }
}

function fits(token: RouteToken | undefined, char: string): boolean {
  if (token?.kind === 'parameter') return char !== '/';
  return token?.kind === 'rest' || token?.kind === 'gap';
}

// Everything but text may be empty.
function closed(positions: Set<number>, tokens: readonly RouteToken[]): ReadonlySet<number> {
  for (const at of positions) {
    const token = tokens[at];
    if (token && token.kind !== 'text') positions.add(at + 1);
  }
  return positions;
}

// A form such as `(^\\d+$)` decides where the other route has plain text in its place.
function formsMeet(one: readonly RouteToken[], other: readonly RouteToken[]): Meeting {
  const [ones, others] = [segmentsOf(one), segmentsOf(other)];
  let meeting: Meeting = 'some';
  for (let at = 0; at < Math.min(ones.length, others.length); at += 1) {
    const [a = [], b = []] = [ones[at], others[at]];
    const met = a.some(hasForm) ? formMeets(a, b) : b.some(hasForm) ? formMeets(b, a) : 'some';
    if (met === 'never') return 'never';
    if (met === 'perhaps') meeting = 'perhaps';
    if ([...a, ...b].some(({ kind }) => kind === 'rest')) break;
  }
  return meeting;
}

function formMeets(segment: readonly RouteToken[], other: readonly RouteToken[]): Meeting {
  const text = other.map((token) => (token.kind === 'text' ? token.char : undefined));
  if (text.includes(undefined)) return 'some';
  const pattern = segment.map((token) => (token.kind === 'text' ? escapeText(token.char) : formOf(token)));
  if (pattern.includes(undefined)) return 'perhaps';
  try {
    return new RegExp(`^${pattern.join('')}$`).test(text.join('')) ? 'some' : 'never';
  } catch {
    return 'perhaps';
  }
}

// Forms in which a repetition could be repeated take a time that grows without bound; they are not tried.
function formOf(token: RouteToken): string | undefined {
  if (token.kind !== 'parameter' || token.form === undefined) return '[^/]*';
  const inner = token.form.slice(1, -1).replace(/^\^/, '').replace(/\$$/, '');
  return inner.length <= 64 && !/[()\\*+?{}[\]].*\(|\).*[*+?{]|\\[1-9k]/.test(inner) && repetitions(inner) <= 1
    ? `(?:${inner})`
    : undefined;
}

function repetitions(form: string): number {
  return form.match(/[*+?{]/g)?.length ?? 0;
}

function hasForm(token: RouteToken): boolean {
  return token.kind === 'parameter' && token.form !== undefined;
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function segmentsOf(tokens: readonly RouteToken[]): readonly (readonly RouteToken[])[] {
  const segments: RouteToken[][] = [[]];
  for (const token of tokens)
    if (token.kind === 'text' && token.char === '/') segments.push([]);
    else segments.at(-1)?.push(token);
  return segments;
}
