import type { Host, HostOptions } from '../../l9/server.js';
import type { Database } from '../../l9/core/database.js';
import type { PacketEnvelope } from '../../l9/core/memory/packet.js';
import type { ManualClock } from './manual_clock.js';

export interface TestHostOptions extends Partial<HostOptions> {
  /** Where the clock stands; default 2026-01-01T00:00:00Z. */
  readonly now?: Date;
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

/** A real host with a database of its own, listening on a free port. close() removes everything. */
export declare function startTestHost(options?: TestHostOptions): Promise<TestHost>;
