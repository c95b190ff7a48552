import { pino } from 'pino';

import type { Database } from '../../l9/core/database.js';
import type { PacketEnvelope } from '../../l9/core/memory/packet.js';
import { createHost, type Host, type HostOptions } from '../../l9/server.js';
import { createFaultyDatabase } from './faulty_database.js';
import { createManualClock, type ManualClock } from './manual_clock.js';
import { openTestDatabase } from './test_database.js';

export interface TestHostOptions extends Omit<Partial<HostOptions>, 'clock'> {
  /** Where the clock stands; default 2026-01-01T00:00:00Z. */
  readonly now?: Date;
  /** Of another test host, to move both at once. */
  readonly clock?: ManualClock;
  /** Of another test host, which must be closed last. Default: one of its own. */
  readonly database?: Database;
}

export interface TestHost extends Host {
  /** http://127.0.0.1:<port>; app.inject works as well. */
  readonly url: string;
  readonly database: Database;
  readonly clock: ManualClock;
  /** From now on every statement for which `when` is true fails as a broken database would. */
  readonly failDatabase: (when: (sql: string) => boolean) => void;
  readonly restoreDatabase: () => void;
  /** All packets in the order in which they were written. */
  readonly packets: () => Promise<readonly PacketEnvelope[]>;
  /** All log entries so far, as pino writes them. */
  readonly logs: () => readonly LogEntry[];
  /** Closes this host and starts another one, with the same options, on the same database. */
  readonly restart: (changes?: Partial<HostOptions>) => Promise<TestHost>;
}

export type LogEntry = Readonly<Record<string, unknown>>;

/**
 * A real host with a database of its own, listening on a free port. Without options it has no
 * modules, no tools and no environment; nothing waits between two attempts. close() leaves nothing.
 */
export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const database = options.database ?? (await openTestDatabase());
  const clock = options.clock ?? createManualClock(options.now ?? new Date('2026-01-01T00:00:00Z'));
  const release = async (): Promise<void> => {
    if (options.database === undefined) await database.close();
  };
  return boot(options, { database, clock, release });
}

interface Ground {
  readonly database: Database;
  readonly clock: ManualClock;
  readonly release: () => Promise<void>;
}

async function boot(options: TestHostOptions, ground: Ground): Promise<TestHost> {
  const { database, clock } = ground;
  const faulty = createFaultyDatabase(database);
  const entries: LogEntry[] = [];
  let owned = true;
  const release = async (): Promise<void> => {
    if (owned) await ground.release();
    owned = false;
  };
  try {
    const host = await createHost({
      env: {},
      modules: [],
      tools: [],
      bindings: [],
      retryDelayMs: 0,
      jobs: { retryDelaySeconds: 0, pollMs: 50, cronSeconds: 1 },
      logger: pino(
        { level: 'trace' },
        { write: (line: string) => entries.push(JSON.parse(line) as LogEntry) },
      ),
      ...options,
      clock,
      database: { ...faulty, close: () => Promise.resolve() },
    });
    const url = await host.listen({ host: '127.0.0.1', port: 0 });
    return {
      ...host,
      url,
      database: faulty,
      clock,
      failDatabase: faulty.failWhen,
      restoreDatabase: faulty.restore,
      packets: () => allPackets(database),
      logs: () => [...entries],
      close: async () => {
        faulty.restore();
        await host.close();
        await release();
      },
      restart: async (changes = {}) => {
        await host.close();
        owned = false;
        const { database: _database, clock: _clock, ...rest } = changes;
        return boot({ ...options, ...rest }, ground);
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function allPackets(database: Database): Promise<readonly PacketEnvelope[]> {
  const rows = await database.query<{ envelope: PacketEnvelope }>(
    'select envelope from packets order by position',
  );
  return rows.map(({ envelope }) => envelope);
}
