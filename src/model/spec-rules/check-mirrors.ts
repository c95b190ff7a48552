import type { Diagnostic } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import { snakeCase } from '../../text/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

interface Mention {
  readonly place: string;
  readonly endpoint: string;
  readonly path: DocumentPath;
  /** The name of an interface; a pseudo-endpoint such as `twilio.messages.create` may say it. */
  readonly name?: string;
  /** Calls of tools, and calls inside the workspace, are no interfaces. */
  readonly isOutside: boolean;
  readonly interface: string;
  readonly to: string;
}

interface Gap {
  readonly mention: Mention;
  readonly lacking: readonly string[];
}

/** X12, outbound: a call stands in `dependency_contract`, in `dependencies` and, when it leaves the workspace, in `interfaces`. */
export function checkOutboundMirrors(reading: RuleReading): readonly Diagnostic[] {
  const { dependency_contract: contract, dependencies, interfaces } = reading.spec.value;
  const isComparable = interfaces?.outbound.every(({ endpoint }) => isUrl(endpoint));
  const places = {
    'dependency_contract.outbound': contract?.outbound,
    'dependencies.outbound_calls': dependencies?.outbound_calls,
    // An endpoint that is no URL is told as such; nothing can be compared with it.
    'interfaces.outbound': isComparable === true ? interfaces?.outbound : undefined,
  };
  const known = Object.entries(places).flatMap(([place, entries]) => (entries ? [place] : []));
  const mentions = Object.entries(places).flatMap(([place, entries]) => mentionsOf(place, entries ?? []));
  const expected = (mention: Mention): readonly string[] =>
    known.filter((place) => place !== 'interfaces.outbound' || mention.isOutside);
  const gaps = firstOfEach(mentions).flatMap((mention): readonly Gap[] => {
    const stands = mentions.filter((other) => isSame(mention, other)).map(({ place }) => place);
    const lacking = expected(mention).filter((place) => !stands.includes(place));
    return lacking.length > 0 ? [{ mention, lacking }] : [];
  });
  return tellOutbound(reading, gaps, expected);
}

// One place that says something else than all others is one mistake: told once, where it is odd.
function tellOutbound(
  reading: RuleReading,
  gaps: readonly Gap[],
  expected: (mention: Mention) => readonly string[],
): readonly Diagnostic[] {
  const told = new Set<Gap>();
  const odd = gaps.flatMap((gap) => {
    const isAlone = gap.lacking.length > 1 && gap.lacking.length === expected(gap.mention).length - 1;
    const meant = gaps.find(
      ({ mention, lacking }) => lacking.length === 1 && lacking[0] === gap.mention.place && mention !== gap.mention,
    );
    if (!isAlone || !meant || told.has(meant)) return [];
    told.add(gap).add(meant);
    return [{ ...gap, meant: meant.mention.endpoint }];
  });
  return [...odd, ...gaps.filter((gap) => !told.has(gap))].flatMap((gap) =>
    tellMissing(reading, { what: 'call to', ...gap }),
  );
}

/** X12, inbound: a route of `interfaces.inbound` stands in `dependency_contract.inbound`, and the reverse. */
export function checkInboundMirrors(reading: RuleReading): readonly Diagnostic[] {
  const { dependency_contract: contract, interfaces } = reading.spec.value;
  if (!contract || !interfaces) return [];
  const promised = mentionsOf('dependency_contract.inbound', contract.inbound).filter(
    (mention) => mention.interface === 'http',
  );
  const routes = interfaces.inbound.map(({ route }, index): Mention => ({
    ...{ place: 'interfaces.inbound', endpoint: route, path: ['interfaces', 'inbound', index, 'route'] },
    ...{ isOutside: true, interface: 'http', to: 'external' },
  }));
  const unserved = promised.filter((mention) => !routes.some((other) => isSame(mention, other)));
  const unpromised = routes.filter((mention) => !promised.some((other) => isSame(mention, other)));
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

function tellMissing(
  reading: RuleReading,
  { what, mention, lacking, meant }: Gap & { readonly what: string; readonly meant?: string | undefined },
): readonly Diagnostic[] {
  const { place: here, endpoint } = mention;
  const entries = lacking.flatMap((place) => entryFor(place, mention)).join('\n');
  const fix = meant === undefined ? entries : `endpoint: ${JSON.stringify(meant)}`;
  const occurrence = { ...at(reading, mention.path), ...(fix === '' ? {} : { fix }) };
  return [specRuleDiagnostics.create('mirror-missing', { what, endpoint, here, lacking }, occurrence)];
}

// An interface has a method and a timeout, which the other two places do not say; it is left to the author.
function entryFor(place: string, mention: Mention): readonly string[] {
  const owner = { 'dependency_contract.outbound': 'to_module', 'dependencies.outbound_calls': 'module' }[place];
  const key = owner ?? (place === 'dependency_contract.inbound' ? 'from_module' : undefined);
  if (key === undefined) return [];
  const { to, interface: kind, endpoint } = mention;
  return [`${place}:\n  - { ${key}: ${to}, interface: ${kind}, endpoint: ${JSON.stringify(endpoint)} }`];
}

interface Entry {
  readonly endpoint?: string | undefined;
  readonly name?: string | undefined;
  readonly interface?: string | undefined;
  readonly from_module?: string | undefined;
  readonly to_module?: string | undefined;
  readonly module?: string | undefined;
}

function mentionsOf(place: string, entries: readonly Entry[]): readonly Mention[] {
  return entries.map((entry, index) => {
    const to = entry.to_module ?? entry.module ?? entry.from_module ?? 'external';
    const endpoint = entry.endpoint ?? '';
    const kind = entry.interface ?? 'http';
    const path = [...place.split('.'), index, 'endpoint'];
    const isOutside = kind === 'http' && (to === 'external' || isUrl(endpoint));
    return { place, endpoint, path, isOutside, interface: kind, to, ...(entry.name ? { name: entry.name } : {}) };
  });
}

function firstOfEach(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((mention, index) => mentions.findIndex((other) => isSame(mention, other)) === index);
}

function isSame(one: Mention, other: Mention): boolean {
  if (one.endpoint.replace(/\/+$/, '') === other.endpoint.replace(/\/+$/, '')) return true;
  return isNamedBy(one, other) || isNamedBy(other, one);
}

function isNamedBy({ name }: Mention, { endpoint }: Mention): boolean {
  if (name === undefined || /[/:]/.test(endpoint)) return false;
  return `_${snakeCase(endpoint)}`.endsWith(`_${snakeCase(name)}`);
}

function isUrl(endpoint: string): boolean {
  return /^https?:\/\//.test(endpoint) && !/\.\.\.|[<>{}\s]/.test(endpoint) && URL.canParse(endpoint);
}
