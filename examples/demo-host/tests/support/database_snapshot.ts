import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The dump of an empty, initialised database; not there when the tests run on Postgres. */
    readonly databaseSnapshot: string | undefined;
  }
}

/** Initialising the embedded database is slow; it is done once per run, and every test host loads it. */
export default async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  if (process.env['DATABASE_URL']) {
    project.provide('databaseSnapshot', undefined);
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'l9-tests-'));
  const file = join(folder, 'database.tar');
  const engine = await PGlite.create();
  const dump = await engine.dumpDataDir('none');
  await engine.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.provide('databaseSnapshot', file);
  return () => rm(folder, { recursive: true, force: true });
}
