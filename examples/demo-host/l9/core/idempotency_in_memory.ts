import { claimOrWait, createClaimSignals } from './claim_waiting.js';
import type { Clock } from './clock.js';
import type {
  Claim,
  ClaimOutcome,
  IdempotencyKey,
  IdempotencyOptions,
  IdempotencyStore,
  StoredAnswer,
} from './idempotency.js';

/** Beyond this the answers that were not asked for the longest time are forgotten. */
const defaultCapacity = 10_000;

interface Entry {
  /** Milliseconds: the end of the lease, or with an answer the end of its life. */
  readonly validUntil: number;
  readonly answer?: StoredAnswer;
}

/** Keeps claims in this process; they are gone after a restart. */
export function createInMemoryIdempotency(
  parts: { readonly clock: Clock; readonly capacity?: number } & IdempotencyOptions,
): IdempotencyStore {
  const { clock, capacity = defaultCapacity, leaseSeconds = 120, waitSeconds = 10 } = parts;
  // In the order of their last use; a Map keeps it.
  const entries = new Map<string, Entry>();
  const signals = createClaimSignals();
  const inSeconds = (seconds: number): number => clock.now().getTime() + seconds * 1000;

  const put = (id: string, entry: Entry): void => {
    entries.delete(id);
    entries.set(id, entry);
  };

  const claimOf = (id: string, held: Entry, ttlSeconds: number): Claim => ({
    complete: (answer) => {
      if (entries.get(id) === held) put(id, { validUntil: inSeconds(ttlSeconds), answer });
      signals.settled(id);
      return Promise.resolve();
    },
    release: () => {
      if (entries.get(id) === held) entries.delete(id);
      signals.settled(id);
      return Promise.resolve();
    },
  });

  const attempt = ({ ttlSeconds, ...key }: IdempotencyKey): ClaimOutcome => {
    const id = idOf(key);
    const present = entries.get(id);
    if (present !== undefined && present.validUntil > clock.now().getTime()) {
      if (present.answer === undefined) return { state: 'in_flight' };
      put(id, present);
      return { state: 'completed', answer: present.answer };
    }
    const held: Entry = { validUntil: inSeconds(leaseSeconds) };
    put(id, held);
    forgetBeyond(capacity, entries);
    return { state: 'claimed', claim: claimOf(id, held, ttlSeconds) };
  };

  return {
    claim: (key) =>
      claimOrWait(
        () => Promise.resolve(attempt(key)),
        () => signals.wait(idOf(key)),
        waitSeconds,
      ),
    replace: (key, answer) => {
      put(idOf(key), { validUntil: inSeconds(key.ttlSeconds), answer });
      return Promise.resolve();
    },
  };
}

function idOf(key: Pick<IdempotencyKey, 'module' | 'key'>): string {
  return JSON.stringify([key.module, key.key]);
}

/** Claims in flight stay: forgetting one would let the same work run twice. */
function forgetBeyond(capacity: number, entries: Map<string, Entry>): void {
  for (const [id, { answer }] of entries) {
    if (entries.size <= capacity) return;
    if (answer !== undefined) entries.delete(id);
  }
}
