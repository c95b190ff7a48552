import type { Database } from './database.js';

interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}

/** Applied in this order, each once. Add new ones at the end; never change one that has been applied. */
const migrations: readonly Migration[] = [
  {
    id: '0001-packets',
    statements: [
      `create table packets (
        position bigint generated always as identity primary key,
        packet_id text not null unique,
        packet_type text not null,
        thread_id text not null,
        segments text[] not null,
        envelope json not null
      )`,
      'create index packets_by_thread on packets (thread_id, position)',
      'create index packets_by_type on packets (packet_type, position)',
    ],
  },
  {
    id: '0002-idempotency',
    statements: [
      `create table idempotency_claims (
        module text not null,
        key_hash text not null,
        token text not null,
        valid_until timestamptz not null,
        answer json,
        primary key (module, key_hash)
      )`,
      'create index idempotency_claims_by_age on idempotency_claims (valid_until)',
    ],
  },
  {
    id: '0003-approvals',
    statements: [
      `create table approvals (
        id text primary key,
        module text not null,
        operation text not null,
        key_hash text not null,
        request json not null,
        status text not null,
        requested_at timestamptz not null,
        decided_at timestamptz,
        decided_by text,
        reason text,
        started_at timestamptz,
        finished_at timestamptz,
        outcome json,
        unique (module, operation, key_hash)
      )`,
      `create table approval_audit (
        position bigint generated always as identity primary key,
        approval_id text not null references approvals (id),
        at timestamptz not null,
        event text not null,
        actor text not null,
        detail json
      )`,
      'create index approval_audit_by_approval on approval_audit (approval_id, position)',
    ],
  },
];

/** Brings the tables up to date. Safe when several hosts start at once: the others wait. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (inner) => {
    await inner.query(`select pg_advisory_xact_lock(hashtext('l9_migrations'))`);
    await inner.query('create table if not exists l9_migrations (id text primary key)');
    const applied = await inner.query<{ id: string }>('select id from l9_migrations');
    const done = new Set(applied.map(({ id }) => id));
    for (const { id, statements } of migrations.filter((migration) => !done.has(migration.id))) {
      for (const statement of statements) await inner.query(statement);
      await inner.query('insert into l9_migrations (id) values ($1)', [id]);
    }
  });
}
