import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { inject } from 'vitest';

import type { Database } from '../../l9/core/database.js';
import { openPGlite } from '../../l9/core/database_pglite.js';
import { openPostgres } from '../../l9/core/database_postgres.js';

/** An empty database for one test; close() leaves nothing behind. */
export async function openTestDatabase(): Promise<Database> {
  const url = process.env['DATABASE_URL'];
  return url === undefined || url === '' ? takeEmbedded() : openSchema(url);
}

/** A schema of its own on the server. */
async function openSchema(url: string): Promise<Database> {
  const schema = `l9_test_${randomUUID().replaceAll('-', '')}`;
  const database = openPostgres({ url, schema });
  await database.script(`create schema ${schema}`);
  return {
    ...database,
    close: async () => {
      await database.script(`drop schema if exists ${schema}, ${schema}_jobs cascade`);
      await database.close();
    },
  };
}

/** Embedded databases that no test uses at present: emptying one is much faster than starting one. */
const idle: Database[] = [];

async function takeEmbedded(): Promise<Database> {
  const database = idle.pop() ?? (await openPGlite(await snapshot()));
  return {
    ...database,
    close: async () => {
      await database.script('drop schema if exists public, l9_jobs cascade; create schema public');
      await database.query('discard all');
      idle.push(database);
    },
  };
}

/** Only a saving of time: without the globalSetup of vitest.config.ts there is none. */
async function snapshot(): Promise<{ readonly snapshot?: Blob }> {
  const file = inject('databaseSnapshot');
  return file === undefined ? {} : { snapshot: new Blob([await readFile(file)]) };
}
