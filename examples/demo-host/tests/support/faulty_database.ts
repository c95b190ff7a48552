import type { Database } from '../../l9/core/database.js';
import { StorageError } from '../../l9/core/errors.js';

export interface FaultyDatabase extends Database {
  readonly failWhen: (when: (sql: string) => boolean) => void;
  readonly restore: () => void;
}

/** A database that fails on demand, as a broken connection would; otherwise the given one. */
export function createFaultyDatabase(database: Database): FaultyDatabase {
  let fails: (sql: string) => boolean = () => false;

  const wrap = (inner: Database): Database => ({
    query: async (sql, parameters) => {
      if (fails(sql)) throw new StorageError('the connection is broken');
      return inner.query(sql, parameters);
    },
    script: async (sql) => {
      if (fails(sql)) throw new StorageError('the connection is broken');
      return inner.script(sql);
    },
    transaction: (work) => inner.transaction((transaction) => work(wrap(transaction))),
    close: () => inner.close(),
  });

  return {
    ...wrap(database),
    failWhen: (when) => {
      fails = when;
    },
    restore: () => {
      fails = () => false;
    },
  };
}
