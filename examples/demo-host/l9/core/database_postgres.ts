import pg from 'pg';

import type { Database } from './database.js';
import { StorageError } from './errors.js';

export interface PostgresOptions {
  readonly url: string;
  /** Where unqualified names live; the server's default otherwise. */
  readonly schema?: string;
  /** Told when an idle connection breaks; the pool opens another one when it is needed. */
  readonly onIdleError?: (error: Error) => void;
}

/** Connects to a Postgres server, lazily, with a pool of ten connections. */
export function openPostgres(options: PostgresOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    connectionTimeoutMillis: 5000,
    ...(options.schema === undefined ? {} : { options: `-c search_path=${options.schema}` }),
  });
  pool.on('error', options.onIdleError ?? (() => undefined));
  let closing: Promise<void> | undefined;
  return {
    ...statementsOf(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => (closing ??= pool.end()),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asStorageError(error);
  });
  const inner: Database = {
    ...statementsOf(client),
    transaction: (nested) => nested(inner),
    close: () => Promise.resolve(),
  };
  let broken = false;
  try {
    await inner.query('begin');
    const result = await work(inner);
    await inner.query('commit');
    return result;
  } catch (error) {
    await inner.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function statementsOf(runner: pg.Pool | pg.PoolClient): Pick<Database, 'query' | 'script'> {
  return {
    query: async <R>(sql: string, parameters: readonly unknown[] = []) => {
      try {
        return (await runner.query(sql, [...parameters])).rows as R[];
      } catch (error) {
        throw asStorageError(error);
      }
    },
    script: async <R>(sql: string) => {
      try {
        // Several statements give several results, one statement gives one.
        const results = [await runner.query(sql)].flat();
        return (results.at(-1)?.rows ?? []) as R[];
      } catch (error) {
        throw asStorageError(error);
      }
    },
  };
}

function asStorageError(error: unknown): StorageError {
  return new StorageError(error instanceof Error ? error.message : String(error), { cause: error });
}
