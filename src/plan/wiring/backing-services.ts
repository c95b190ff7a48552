import type { DataPart } from '../../documents/index.js';

/** A service that modules may depend on and that runs beside the host, in a container of its own. */
export interface BackingService {
  readonly name: string;
  /** Whether a name or an image of a service says that it is this one. */
  readonly isSaidBy: (text: string) => boolean;
  /** Whether the environment of the host names one that runs elsewhere. */
  readonly isElsewhere: (environment: ReadonlyMap<string, string>, hasFile: boolean) => boolean;
  /** Its entry in the services. */
  readonly source: string;
  /** What else it takes: variables of the host, and volumes. */
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
}

const healthcheck = (test: string): string =>
  ['healthcheck:', `  test: ${test}`, '  interval: 5s', '  timeout: 3s', '  retries: 20'].join('\n');

const postgresPassword = '${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}';

/** The services that a compose file is given where it lacks them: as the host's own file has them, pinned to a major version. */
export const backingServices: readonly BackingService[] = [
  {
    name: 'redis',
    isSaidBy: (text) => /redis|valkey|keydb|dragonfly/i.test(text),
    isElsewhere: (environment) => [...environment.keys()].some((name) => /^REDIS_(?:URL|HOST)$/.test(name)),
    source: ['image: redis:8', healthcheck("['CMD', 'redis-cli', 'ping']"), 'restart: unless-stopped'].join('\n'),
    environment: {},
    volumes: [],
  },
  {
    name: 'postgres',
    isSaidBy: (text) => /postgres|postgis|pgvector|timescale|pgbouncer/i.test(text),
    // Variables of a file are not seen here; they may well name a server that runs elsewhere.
    isElsewhere: (environment, hasFile) => {
      const url = environment.get('DATABASE_URL');
      // Who says where the embedded database keeps its data uses that one.
      if (url === undefined) return hasFile || environment.has('L9_DATA_DIR');
      return !/[@/]postgres[:/]/.test(url);
    },
    source: [
      'image: postgres:17',
      'environment:',
      '  POSTGRES_USER: l9',
      '  POSTGRES_DB: l9',
      `  POSTGRES_PASSWORD: ${postgresPassword}`,
      'volumes:',
      '  - postgres-data:/var/lib/postgresql/data',
      healthcheck("['CMD-SHELL', 'pg_isready -U l9 -d l9']"),
      'restart: unless-stopped',
    ].join('\n'),
    environment: { DATABASE_URL: `postgres://l9:${postgresPassword}@postgres:5432/l9` },
    volumes: ['postgres-data'],
  },
];

const healthy = 'condition: service_healthy';

/** Everything that a service asks of a compose file; `networks` are those of the host, so that the two meet. */
export function serviceParts(
  { name, source, environment, volumes }: BackingService,
  { host, networks }: { readonly host: string; readonly networks: readonly string[] },
): readonly DataPart[] {
  const joined = networks.length === 0 ? [] : ['networks:', ...networks.map((network) => `  - ${network}`)];
  return [
    { path: ['services', name], value: { source: [source, ...joined].join('\n') } },
    { path: ['services', host, 'depends_on', name], value: { source: healthy } },
    ...Object.entries(environment).map(([variable, value]) => ({
      path: ['services', host, 'environment', variable],
      value: { source: value },
      item: `${variable}=${value}`,
    })),
    ...volumes.map((volume) => ({ path: ['volumes', volume], value: { source: '' } })),
  ];
}
