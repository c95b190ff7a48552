import type PgBoss from 'pg-boss';
import type { Logger } from 'pino';

import type { Database } from './database.js';

/** pg-boss on the database of the host. */
export interface JobStore {
  readonly boss: PgBoss;
  /** Returns when nothing is under way in the database any more. */
  readonly stop: () => Promise<void>;
}

/** Starts pg-boss; its tables lie in a schema of their own beside the schema of the host. */
export async function startJobStore(parts: {
  readonly database: Database;
  readonly logger: Logger;
  readonly cronSeconds: number;
}): Promise<JobStore> {
  const { database, logger, cronSeconds } = parts;
  const { default: Boss } = await import('pg-boss');
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;

  const execute = async (text: string, values: readonly unknown[]): Promise<{ rows: object[] }> => {
    if (stopped) return { rows: [] };
    // pg-boss sends scripts of several statements, always without parameters.
    const rows = await (values.length > 0
      ? database.query<object>(text, values)
      : database.script<object>(text));
    return { rows: [...rows] };
  };
  const executeSql = (
    text: string,
    values: readonly unknown[] = [],
  ): ReturnType<typeof execute> => {
    const running = execute(text, values).catch((error: unknown) => {
      // pg-boss waits for nobody when it marks its own jobs; a rejection would end the process.
      if (!isInternalQueue(values[0])) throw error;
      logger.error({ err: error }, 'the scheduler cannot write');
      return { rows: [] };
    });
    const settled: Promise<unknown> = running.then(
      () => underWay.delete(settled),
      () => underWay.delete(settled),
    );
    underWay.add(settled);
    return running;
  };

  const boss = new Boss({
    db: { executeSql },
    schema: await jobsSchema(database),
    cronMonitorIntervalSeconds: cronSeconds,
    cronWorkerIntervalSeconds: Math.min(cronSeconds, 5),
  });
  boss.on('error', (error) => {
    logger.error({ err: error }, 'the job store failed');
  });
  await boss.start();
  return {
    boss,
    stop: async () => {
      await boss.stop();
      await Promise.all(underWay);
      stopped = true;
    },
  };
}

async function jobsSchema(database: Database): Promise<string> {
  const [row] = await database.query<{ schema: string }>('select current_schema() as schema');
  return row === undefined || row.schema === 'public' ? 'l9_jobs' : `${row.schema}_jobs`;
}

function isInternalQueue(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith('__pgboss__');
}
