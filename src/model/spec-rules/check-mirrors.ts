import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { endpointsByName, isUrl, mentionsOf, type Mention } from './mention.js';
import { at, type RuleReading } from './rule-reading.js';

interface Gap {
  readonly mention: Mention;
  readonly lacking: readonly string[];
  /** How many places should state it. */
  readonly size: number;
}

interface Missing {
  readonly what: string;
  readonly mention: Mention;
  readonly lacking: readonly string[];
  readonly meant?: string | undefined;
}

/** X12, outbound: a call stands in `dependency_contract`, in `dependencies` and, when it leaves the workspace, in `interfaces`. */
export function checkOutboundMirrors(reading: RuleReading): readonly Diagnostic[] {
  const { dependency_contract: contract, dependencies, interfaces } = reading.spec.value;
  const calls = interfaces?.outbound ?? [];
  // An endpoint that is no URL is told as such; nothing can be compared with it.
  const isComparable = interfaces !== undefined && calls.every(({ endpoint }) => isUrl(endpoint));
  const places = {
    'dependency_contract.outbound': contract?.outbound,
    'dependencies.outbound_calls': dependencies?.outbound_calls,
    'interfaces.outbound': isComparable ? calls : undefined,
  };
  const known = Object.entries(places).flatMap(([place, entries]) => (entries ? [place] : []));
  const named = endpointsByName(isComparable ? calls : []);
  const mentions = Object.entries(places).flatMap(([place, entries]) => mentionsOf(place, entries ?? [], named));
  const gaps = [...byKey(mentions).values()].flatMap((group): readonly Gap[] => {
    const [mention] = group;
    if (!mention) return [];
    const wanted = known.filter((place) => place !== 'interfaces.outbound' || mention.isOutside);
    const lacking = wanted.filter((place) => !group.some((other) => other.place === place));
    return lacking.length > 0 ? [{ mention, lacking, size: wanted.length }] : [];
  });
  return tellCalls(reading, gaps);
}

// One place that says something else than the others is one mistake: told once, where it is odd.
function tellCalls(reading: RuleReading, gaps: readonly Gap[]): readonly Diagnostic[] {
  const settled = new Set<Gap>();
  const waiting = gaps.filter(({ lacking }) => lacking.length === 1).toReversed();
  const queues = new Map(
    [...new Set(waiting.map(placeLacking))].map((place) => [
      place,
      waiting.filter((gap) => placeLacking(gap) === place),
    ]),
  );
  return gaps.flatMap((gap) => {
    if (settled.has(gap)) return [];
    settled.add(gap);
    const queue = gap.lacking.length === gap.size - 1 ? queues.get(gap.mention.place) : undefined;
    let meant = queue?.pop();
    while (meant && settled.has(meant)) meant = queue?.pop();
    if (meant) settled.add(meant);
    return tellMissing(reading, { what: 'call to', ...gap, meant: meant?.mention.endpoint });
  });
}

function placeLacking({ lacking }: Gap): string {
  return lacking[0] ?? '';
}

/** X12, inbound: a route of `interfaces.inbound` stands in `dependency_contract.inbound`, and the reverse. */
export function checkInboundMirrors(reading: RuleReading): readonly Diagnostic[] {
  const { dependency_contract: contract, interfaces } = reading.spec.value;
  if (!contract || !interfaces) return [];
  const callers = mentionsOf('dependency_contract.inbound', contract.inbound);
  const promised = callers.filter((mention) => mention.interface === 'http');
  const routes = mentionsOf('interfaces.inbound', interfaces.inbound);
  const unserved = withoutTwin(promised, routes);
  const unpromised = withoutTwin(routes, callers);
  return [
    // One route here and another there are one mistake: told once, with the route that is served.
    ...unserved.map((mention, index) => ({
      mention,
      lacking: ['interfaces.inbound'],
      meant: unpromised[index]?.endpoint,
    })),
    ...unpromised.slice(unserved.length).map((mention) => ({ mention, lacking: ['dependency_contract.inbound'] })),
  ].flatMap((gap) => tellMissing(reading, { what: 'route', ...gap }));
}

function withoutTwin(mentions: readonly Mention[], others: readonly Mention[]): readonly Mention[] {
  // Whoever calls a route, it is the same route.
  const known = new Set(others.map(({ endpoint }) => endpoint));
  return mentions.filter(({ endpoint }) => !known.has(endpoint));
}

function byKey(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.key);
    if (group) group.push(mention);
    else groups.set(mention.key, [mention]);
  }
  return groups;
}

function tellMissing(reading: RuleReading, { what, mention, lacking, meant }: Missing): readonly Diagnostic[] {
  const { place: here, endpoint } = mention;
  const entries = lacking.flatMap((place) => entryFor(place, mention)).join('\n');
  const fix = meant === undefined ? entries : `endpoint: ${JSON.stringify(meant)}`;
  const occurrence = { ...at(reading, mention.path), ...(fix === '' ? {} : { fix }) };
  return [specRuleDiagnostics.create('mirror-missing', { what, endpoint, here, lacking }, occurrence)];
}

// An interface has a method and a timeout, which the other two places do not say; it is left to the author.
const keyOfOther: ReadonlyMap<string, string> = new Map([
  ['dependency_contract.outbound', 'to_module'],
  ['dependencies.outbound_calls', 'module'],
  ['dependency_contract.inbound', 'from_module'],
]);

function entryFor(place: string, { other, interface: kind, endpoint }: Mention): readonly string[] {
  const key = keyOfOther.get(place);
  if (key === undefined) return [];
  return [`${place}:\n  - { ${key}: ${other}, interface: ${kind}, endpoint: ${JSON.stringify(endpoint)} }`];
}
