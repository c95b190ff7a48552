import type { Logger } from 'pino';

import type { Env } from './config.js';
import type { Database } from './database.js';

/** Postgres when DATABASE_URL is set, else the embedded PGlite with its data in L9_DATA_DIR. */
export async function openDatabase(env: Env, logger: Logger): Promise<Database> {
  const url = env.optional('DATABASE_URL');
  if (url === undefined) {
    const { openPGlite } = await import('./database_pglite.js');
    return openPGlite({ folder: env.optional('L9_DATA_DIR', './data') });
  }
  const { openPostgres } = await import('./database_postgres.js');
  return openPostgres({
    url,
    onIdleError: (error) => {
      logger.warn({ err: error }, 'an idle database connection broke');
    },
  });
}
