import { isMapping } from '../../documents/index.js';

/** A service of a compose file, with what it takes over from anchors by merge keys. */
export interface ComposeService {
  readonly name: string;
  readonly image: string;
  readonly isBuilt: boolean;
  readonly environment: ReadonlyMap<string, string>;
  readonly hasEnvFile: boolean;
  readonly networks: readonly string[];
  /** The services it waits for or is linked to. */
  readonly uses: readonly string[];
  /** Keys that are not its own, but merged in. */
  readonly merged: ReadonlySet<string>;
}

type Mapping = Readonly<Record<string, unknown>>;

/** The services of the data of a compose file, in their order. */
export function servicesOf(data: unknown): readonly ComposeService[] {
  const services = isMapping(data) ? data['services'] : undefined;
  if (!isMapping(services)) return [];
  return Object.entries(services).flatMap(([name, own]) =>
    name === '<<' ? [] : [serviceOf(name, isMapping(own) ? own : {})],
  );
}

function serviceOf(name: string, own: Mapping): ComposeService {
  const service = withMerged(own);
  const { image, build, environment, env_file: file, networks, depends_on: waits, links } = service;
  return {
    name,
    image: typeof image === 'string' ? image : '',
    isBuilt: build !== undefined && build !== null,
    environment: variablesOf(environment),
    hasEnvFile: file !== undefined && file !== null,
    networks: namesOf(networks),
    uses: [...namesOf(waits), ...namesOf(links).map((link) => link.split(':')[0] ?? '')],
    merged: new Set(Object.keys(service).filter((key) => !Object.hasOwn(own, key))),
  };
}

// What a merge key brings yields to what the mapping says itself, and the first of several to none.
function withMerged(own: Mapping): Mapping {
  const bases = [own['<<']].flat().filter(isMapping).map(withMerged).toReversed();
  const pairs = [...bases, own].flatMap((mapping) => Object.entries(mapping));
  return Object.fromEntries(pairs.filter(([key]) => key !== '<<'));
}

function variablesOf(value: unknown): ReadonlyMap<string, string> {
  if (Array.isArray(value)) {
    const pairs = value.filter((item) => typeof item === 'string').map((item) => /^([^=]*)=?(.*)$/s.exec(item));
    return new Map(pairs.map((found) => [found?.[1] ?? '', found?.[2] ?? '']));
  }
  const pairs = isMapping(value) ? Object.entries(withMerged(value)) : [];
  return new Map(pairs.map(([name, text]) => [name, typeof text === 'string' ? text : '']));
}

function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return isMapping(value) ? Object.keys(withMerged(value)) : [];
}

/** The services that may run the host: those that say so, else those that are built here. */
export function hostCandidates(services: readonly ComposeService[]): readonly ComposeService[] {
  const saying = services.filter(
    ({ image, environment }) => /\bl9[-_]api\b|\bL9_IMAGE\b/.test(image) || environment.has('L9_HOST'),
  );
  return saying.length > 0 ? saying : services.filter(({ isBuilt }) => isBuilt);
}
