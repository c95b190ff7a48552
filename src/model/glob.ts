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

/** Whether a path matches a glob as it is written: `*` and `?` within a name, `**` over folders. */
export function pathMatches(path: string, glob: string): boolean {
  return fits(glob.split('/'), path.split('/'), { isAny: (part) => part === '**', fitsOne: fitsName });
}

/** Whether a file's name (without its folders) matches a glob. */
export function nameMatches(name: string, glob: string): boolean {
  return expandBraces(glob).some((one) => fitsName(one, name));
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

// From the ends backwards, so that the answer costs the product of the lengths whatever the patterns are.
function segmentsMeet(a: readonly string[], b: readonly string[], how: Reading): boolean {
  const known = new Set<string>();
  const holds = (i: number, j: number): boolean => known.has(`${i},${j}`);
  for (let i = a.length; i >= 0; i -= 1) {
    for (let j = b.length; j >= 0; j -= 1) {
      if (meetAt(a[i], b[j], { i, j, how, holds })) known.add(`${i},${j}`);
    }
  }
  return holds(0, 0);
}

interface Meeting {
  readonly i: number;
  readonly j: number;
  readonly how: Reading;
  readonly holds: (i: number, j: number) => boolean;
}

function meetAt(one: string | undefined, other: string | undefined, { i, j, how, holds }: Meeting): boolean {
  const isAny = how === 'glob' && one === '**';
  if (isAny && (holds(i + 1, j) || (other !== undefined && holds(i, j + 1)))) return true;
  if (other === '**' && (holds(i, j + 1) || (one !== undefined && holds(i + 1, j)))) return true;
  if (one === undefined || other === undefined) return one === other;
  if (isAny || other === '**' || one === '**') return false;
  return holds(i + 1, j + 1) && charactersOverlap(characters(one), characters(other), how);
}

// A class stands for one character of many; which ones makes no difference worth its price.
function characters(segment: string): readonly string[] {
  return [...segment.replace(/\[[^\]]*\]/g, '?')];
}

/** Whether some name matches both; with `literal`, `a` is a name and means itself. */
function charactersOverlap(a: readonly string[], b: readonly string[], how: Reading): boolean {
  // The places in `b` that can be reached after each character of `a`.
  let reached = closure(new Set([0]), b);
  for (const character of a) {
    const steps = [...reached].flatMap((at) => {
      if (how === 'glob' && character === '*') return Array.from({ length: b.length - at + 1 }, (_, more) => at + more);
      if (b[at] === '*') return [at];
      const isAny = b[at] === '?' && (how === 'glob' || character !== '*');
      const isMet = b[at] === character || isAny || (how === 'glob' && character === '?');
      return at < b.length && isMet ? [at + 1] : [];
    });
    reached = closure(new Set(steps), b);
  }
  return reached.has(b.length);
}

// A star may stand for nothing. The set grows while it is gone through, so that stars in a row are all passed.
function closure(places: Set<number>, text: readonly string[]): ReadonlySet<number> {
  for (const at of places) if (text[at] === '*') places.add(at + 1);
  return places;
}

function fitsName(pattern: string, name: string): boolean {
  const fitsOne = (wanted: string, found: string): boolean => wanted === '?' || wanted === found;
  return fits([...pattern], [...name], { isAny: (character) => character === '*', fitsOne });
}

interface Alphabet {
  /** True for what stands for any number of items. */
  readonly isAny: (wanted: string) => boolean;
  readonly fitsOne: (wanted: string, found: string) => boolean;
}

// Goes back to the last wildcard only, so that a hostile pattern costs its length times the path's, never more.
function fits(wanted: readonly string[], found: readonly string[], { isAny, fitsOne }: Alphabet): boolean {
  let [place, index, wildcard, resume] = [0, 0, -1, 0];
  while (index < found.length) {
    const part = wanted[place];
    if (part !== undefined && isAny(part)) {
      wildcard = place;
      resume = index;
      place += 1;
    } else if (part !== undefined && fitsOne(part, found[index] ?? '')) {
      place += 1;
      index += 1;
    } else if (wildcard >= 0) {
      place = wildcard + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return wanted.slice(place).every(isAny);
}
