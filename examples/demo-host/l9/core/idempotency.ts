import type { JsonValue } from './json.js';

export interface IdempotencyKey {
  readonly module: string;
  readonly key: string;
  /** How long a stored answer is kept. */
  readonly ttlSeconds: number;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: JsonValue;
}

/** The right to do the work. Once the lease has run out and another took over, both are without effect. */
export interface Claim {
  readonly complete: (answer: StoredAnswer) => Promise<void>;
  readonly release: () => Promise<void>;
}

export type ClaimOutcome =
  | { readonly state: 'claimed'; readonly claim: Claim }
  | { readonly state: 'completed'; readonly answer: StoredAnswer }
  /** The holder did not finish in time; answer 503 so that the sender tries again. */
  | { readonly state: 'in_flight' };

/** Sees to it that the work of one key is done once: claim, then complete or release. */
export interface IdempotencyStore {
  /** Waits for a holder in flight. Rejects with StorageError when the store fails. */
  readonly claim: (key: IdempotencyKey) => Promise<ClaimOutcome>;
  /** Puts another answer in place of the stored one, once a held operation has been decided. */
  readonly replace: (key: IdempotencyKey, answer: StoredAnswer) => Promise<void>;
}

export interface IdempotencyOptions {
  /** A claim that is older can be taken over: its holder has crashed. Default 120. */
  readonly leaseSeconds?: number;
  /** How long a claim waits for the holder in flight. Default 10. */
  readonly waitSeconds?: number;
}
