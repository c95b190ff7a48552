/*
 * Prints the address of a PostgreSQL that answers on this machine and lets us work in a database `test`, or nothing.
 * `.ci/run` gives the address to the tests as DATABASE_URL. Nothing is created: each test host makes its own schema.
 */
import { userInfo } from 'node:os';
import { Client } from 'pg';

const candidates = [
  process.env['DATABASE_URL'],
  'postgres://postgres@localhost:5432/test',
  'postgres://postgres:postgres@localhost:5432/test',
  `postgres://${encodeURIComponent(userInfo().username)}@localhost:5432/test`,
];

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ readonly allowed: boolean }>(
      "select has_database_privilege(current_database(), 'CREATE') as allowed",
    );
    return rows[0]?.allowed === true;
  } catch {
    return false; // no server, no such role, no such database: the next candidate may do
  } finally {
    await client.end().catch(() => undefined);
  }
}

for (const candidate of candidates) {
  if (candidate !== undefined && candidate !== '' && (await answers(candidate))) {
    process.stdout.write(`${candidate}\n`);
    break;
  }
}
