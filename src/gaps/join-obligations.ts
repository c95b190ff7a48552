import { wordsOf } from '../text/index.js';
import type { GapContext } from './gap.js';
import type { Demand, FileDemand, Obligation, ReadDemand, TestFileDemand } from './obligation.js';
import { headingSlug } from './heading-slug.js';

type Holder = FileDemand | TestFileDemand;

/**
 * Obligations, each once: a file that several contracts demand, and what stands in it, is demanded by the first that says
 * most of it, with all that the others know. A file of which a part is demanded has to be readable.
 */
export function joinObligations(obligations: readonly Obligation[]): Obligation[] {
  const joined = new Map<string, Obligation>();
  const reads = new Map<string, ReadDemand>();
  for (const obligation of obligations) {
    const { demand } = obligation;
    const key = keyOf(demand);
    const before = joined.get(key);
    joined.set(key, before ? joinTwo(before, obligation) : obligation);
    const read = readOf(demand);
    if (read && 'path' in demand && reads.get(demand.path) !== 'source') reads.set(demand.path, read);
  }
  const all = [...joined.values()];
  const files = all.flatMap(({ demand }) => (demand.form === 'file' ? [demand.path] : []));
  const example = all.find(({ demand }) => demand.form === 'env-example');
  return all.map((obligation) => {
    const { demand } = obligation;
    switch (demand.form) {
      case 'file': {
        const read = reads.get(demand.path);
        return read ? { ...obligation, demand: { ...demand, reads: read } } : obligation;
      }
      case 'env-example':
        return obligation === example ? obligation : { ...obligation, demand: { ...demand, isSecond: true } };
      case 'package-index': {
        const declared = files.filter((path) => path.startsWith(`${demand.root}/`) && isIndex.test(path));
        return { ...obligation, demand: { ...demand, declared } };
      }
      default:
        return obligation;
    }
  });
}

const isIndex = /\/(?:__init__\.py|index\.ts)$/;

/** What makes two demands the same. */
function keyOf(demand: Demand): string {
  switch (demand.form) {
    case 'file':
    case 'test-file':
      return JSON.stringify(['file', demand.path]);
    case 'section':
      return JSON.stringify(['section', demand.path, headingSlug(demand.title)]);
    case 'behaviour':
      return JSON.stringify(['behaviour', demand.path, wordsOf(demand.text) || demand.text]);
    default:
      return JSON.stringify(demand);
  }
}

function readOf({ form }: Demand): ReadDemand | undefined {
  if (form === 'section') return 'text';
  return form === 'symbol' ? 'source' : undefined;
}

// A test file says more than a document, a document more than a path that is named.
const ranks: Readonly<Record<FileDemand['kind'], number>> = {
  missing_doc: 1,
  missing_contract: 2,
  schema_violation: 3,
  missing_file: 4,
};

function rankOf(demand: Holder): number {
  return demand.form === 'test-file' ? 0 : ranks[demand.kind];
}

function isHolder(demand: Demand): demand is Holder {
  return demand.form === 'file' || demand.form === 'test-file';
}

function joinTwo(before: Obligation, after: Obligation): Obligation {
  const isBetter = isHolder(before.demand) && isHolder(after.demand) && rankOf(after.demand) < rankOf(before.demand);
  const [first, second] = isBetter ? [after, before] : [before, after];
  const context = joinContexts(first.context, second.context);
  return { ...first, demand: joinDemands(first.demand, second.demand), ...(context ? { context } : {}) };
}

// A path that one contract names as a file and another as either has to be a file; what does as well for all, does.
function joinDemands(first: Demand, second: Demand): Demand {
  if (first.form !== 'file' || second.form !== 'file') return first;
  const { allows, or, ...rest } = first;
  const narrow = allows === 'both' ? second.allows : allows;
  const others = or?.filter((path) => second.or?.includes(path));
  return { ...rest, ...(narrow ? { allows: narrow } : {}), ...(others && others.length > 0 ? { or: others } : {}) };
}

type Context = Omit<GapContext, 'problem'> | undefined;

function joinContexts(first: Context, second: Context): Context {
  if (!first || !second) return first ?? second;
  const union = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] => [...new Set([...a, ...b])];
  const lists = {
    requiredSections: union(first.requiredSections, second.requiredSections),
    mustCover: union(first.mustCover, second.mustCover),
    mustAssert: union(first.mustAssert, second.mustAssert),
  };
  const kept = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
  return { ...second, ...first, ...kept };
}
