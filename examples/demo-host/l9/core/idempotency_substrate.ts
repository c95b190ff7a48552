import { randomUUID } from 'node:crypto';

import { claimOrWait, createClaimSignals } from './claim_waiting.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { fingerprint } from './fingerprint.js';
import type {
  Claim,
  ClaimOutcome,
  IdempotencyKey,
  IdempotencyOptions,
  IdempotencyStore,
  StoredAnswer,
} from './idempotency.js';

export interface SubstrateIdempotency extends IdempotencyStore {
  /** Removes answers past their life and leases that nobody came back for. */
  readonly prune: () => Promise<void>;
}

/** `valid_until` is the end of the lease, or with an answer the end of the answer's life. */
const claimSql = `
  insert into idempotency_claims as present (module, key_hash, token, valid_until)
  values ($1, $2, $3, $4)
  on conflict (module, key_hash) do update
    set token = excluded.token, valid_until = excluded.valid_until, answer = null
    where present.valid_until <= $5
  returning token`;

/** Keeps claims in the database: they hold among all processes and over restarts. */
export function createSubstrateIdempotency(
  parts: { readonly database: Database; readonly clock: Clock } & IdempotencyOptions,
): SubstrateIdempotency {
  const { database, clock, leaseSeconds = 120, waitSeconds = 10 } = parts;
  const signals = createClaimSignals();
  const inSeconds = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1000);

  const claimOf = (key: IdempotencyKey, token: string): Claim => {
    const row = [key.module, fingerprint(key.key), token];
    const settle = async (sql: string, parameters: readonly unknown[]): Promise<void> => {
      try {
        await database.query(sql, parameters);
      } finally {
        signals.settled(idOf(key));
      }
    };
    return {
      complete: (answer) =>
        settle(
          `update idempotency_claims set answer = $4, valid_until = $5
           where module = $1 and key_hash = $2 and token = $3 and answer is null`,
          [...row, JSON.stringify(answer), inSeconds(key.ttlSeconds)],
        ),
      release: () =>
        settle(
          `delete from idempotency_claims
           where module = $1 and key_hash = $2 and token = $3 and answer is null`,
          row,
        ),
    };
  };

  const attempt = async (key: IdempotencyKey): Promise<ClaimOutcome> => {
    const row = [key.module, fingerprint(key.key)];
    const token = randomUUID();
    const won = await database.query(claimSql, [
      ...row,
      token,
      inSeconds(leaseSeconds),
      clock.now(),
    ]);
    if (won.length > 0) return { state: 'claimed', claim: claimOf(key, token) };
    const [present] = await database.query<{ answer: StoredAnswer | null }>(
      'select answer from idempotency_claims where module = $1 and key_hash = $2',
      row,
    );
    // No row: released in between, the next attempt may win.
    return present?.answer
      ? { state: 'completed', answer: present.answer }
      : { state: 'in_flight' };
  };

  return {
    claim: (key) =>
      claimOrWait(
        () => attempt(key),
        () => signals.wait(idOf(key)),
        waitSeconds,
      ),
    replace: async (key, answer) => {
      await database.query(
        `insert into idempotency_claims (module, key_hash, token, valid_until, answer)
         values ($1, $2, $3, $4, $5)
         on conflict (module, key_hash) do update
           set token = excluded.token, valid_until = excluded.valid_until, answer = excluded.answer`,
        [
          key.module,
          fingerprint(key.key),
          randomUUID(),
          inSeconds(key.ttlSeconds),
          JSON.stringify(answer),
        ],
      );
    },
    prune: async () => {
      await database.query('delete from idempotency_claims where valid_until <= $1', [clock.now()]);
    },
  };
}

function idOf(key: IdempotencyKey): string {
  return JSON.stringify([key.module, key.key]);
}
