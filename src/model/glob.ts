/*
 * Globs as contracts write them: `*` and `?` within a name, `**` over folders, `{a,b}`, `[…]`. A folder (`secrets/`, or a
 * last name without an ending) stands for everything in it.
 */

/** Whether an entry of a list of areas is a glob or a path; a sentence is neither. */
export function isGlob(text: string): boolean {
  return !/\s/.test(text) && (/[/*.]/.test(text) || /^[\w-]+$/.test(text));
}

/** Whether some path matches both. */
export function globsOverlap(a: string, b: string): boolean {
  return expand(a).some((one) => expand(b).some((other) => segmentsMeet(one.split('/'), other.split('/'), 'glob')));
}

/** Whether every path that matches `inner` matches `outer`. May answer no where it cannot be seen from the texts. */
export function globWithin(inner: string, outer: string): boolean {
  const outers = expand(outer).map((glob) => glob.split('/'));
  return expand(inner).every((glob) => outers.some((segments) => segmentsMeet(glob.split('/'), segments, 'literal')));
}

/** Whether a path matches a glob that names files: a folder stands for itself alone. */
export function pathMatches(path: string, glob: string): boolean {
  const segments = path.split('/');
  return expandBraces(glob).some((one) => segmentsMeet(segments, one.split('/'), 'literal'));
}

/** Whether a file's name (without its folders) matches a glob. */
export function nameMatches(name: string, glob: string): boolean {
  return expandBraces(glob).some((one) => namesMeet(name, one, 'literal'));
}

const mostAlternatives = 64;

function expand(glob: string): readonly string[] {
  return expandBraces(glob.replace(/^\.\//, '')).flatMap((one) => {
    const path = one.replace(/\/+$/, '');
    if (one.endsWith('/')) return [`${path}/**`];
    return /(^|\/)[^/.*?[\]]+$/.test(path) ? [path, `${path}/**`] : [path];
  });
}

function expandBraces(glob: string): readonly string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(glob);
  if (!braces) return [glob];
  const [whole, inside = ''] = braces;
  const alternatives = inside.split(',').slice(0, mostAlternatives);
  const expanded = alternatives.flatMap((one) =>
    expandBraces(glob.slice(0, braces.index) + one + glob.slice(braces.index + whole.length)),
  );
  return expanded.slice(0, mostAlternatives);
}

/** How the first of two patterns is read: as a pattern, or as a text that means itself. */
type Reading = 'glob' | 'literal';

function segmentsMeet(a: readonly string[], b: readonly string[], how: Reading): boolean {
  return meet(a, b, { how, any: '**', isMet: (one, other) => namesMeet(one, other, how) });
}

function namesMeet(a: string, b: string, how: Reading): boolean {
  if (a === b) return true;
  if (!/[*?[]/.test(how === 'glob' ? a + b : b)) return false;
  const isMet = (one: string, other: string): boolean =>
    one === other || other === '?' || (how === 'glob' && one === '?');
  return meet(characters(a), characters(b), { how, any: '*', isMet });
}

// A class stands for one character of many; which ones makes no difference worth its price.
function characters(segment: string): readonly string[] {
  return [...segment.replace(/\[[^\]]*\]/g, '?')];
}

interface Alphabet {
  readonly how: Reading;
  /** What stands for any number of items. */
  readonly any: string;
  /** Whether two items that stand for one each can be the same. */
  readonly isMet: (one: string, other: string) => boolean;
}

// Keeps the places in `b` that can be reached after each item of `a`, so that the answer costs the product of the lengths
// whatever the texts are, and next to nothing where they soon differ.
function meet(a: readonly string[], b: readonly string[], { how, any, isMet }: Alphabet): boolean {
  const items = b.filter((item, at) => item !== any || b[at - 1] !== any);
  const step = (one: string, at: number): readonly number[] => {
    const other = items[at];
    if (other === any) return [at];
    return other !== undefined && one !== any && isMet(one, other) ? [at + 1] : [];
  };
  // What stands for any number may stand for nothing.
  const pass = (at: number): readonly number[] => (items[at] === any ? [at, at + 1] : [at]);
  let reached: readonly number[] = pass(0);
  for (const one of a) {
    const steps =
      how === 'glob' && one === any ? onwards(reached, items.length) : reached.flatMap((at) => step(one, at));
    reached = [...new Set(steps.flatMap(pass))];
  }
  return reached.includes(items.length);
}

function onwards(places: readonly number[], end: number): readonly number[] {
  const first = places.reduce((least, at) => Math.min(least, at), end + 1);
  return Array.from({ length: end + 1 - first }, (_, more) => first + more);
}
