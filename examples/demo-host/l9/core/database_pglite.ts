import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { PGlite, type Transaction } from '@electric-sql/pglite';

import type { Database } from './database.js';
import { StorageError } from './errors.js';
import { lockFolder } from './folder_lock.js';

export interface PGliteOptions {
  /** Where the data and its lock lie. Without it the data lives in memory. */
  readonly folder?: string;
  /** A dump to begin with. */
  readonly snapshot?: Blob;
}

/** Opens the embedded Postgres. Rejects with FolderInUseError when another process has it open. */
export async function openPGlite(options: PGliteOptions = {}): Promise<Database> {
  const { folder, snapshot } = options;
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const unlock = folder === undefined ? undefined : await lockFolder(join(folder, 'lock'));
  const engine = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: join(folder, 'postgres') }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
  });
  return {
    ...statementsOf(engine),
    transaction: (work) =>
      engine.transaction((transaction) => {
        const inner: Database = {
          ...statementsOf(transaction),
          transaction: (nested) => nested(inner),
          close: () => Promise.resolve(),
        };
        return work(inner);
      }),
    close: async () => {
      if (!engine.closed) await engine.close();
      await unlock?.();
    },
  };
}

function statementsOf(engine: PGlite | Transaction): Pick<Database, 'query' | 'script'> {
  return {
    query: async <R>(sql: string, parameters: readonly unknown[] = []) => {
      try {
        return (await engine.query<R>(sql, [...parameters])).rows;
      } catch (error) {
        throw asStorageError(error);
      }
    },
    script: async <R>(sql: string) => {
      try {
        const results = await engine.exec(sql);
        return (results.at(-1)?.rows ?? []) as R[];
      } catch (error) {
        // A script that opened a transaction of its own has left it open.
        if (engine instanceof PGlite) await engine.exec('rollback').catch(() => undefined);
        throw asStorageError(error);
      }
    },
  };
}

function asStorageError(error: unknown): StorageError {
  return new StorageError(error instanceof Error ? error.message : String(error), { cause: error });
}
