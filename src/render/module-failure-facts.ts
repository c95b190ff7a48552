import type { ErrorCategoryName, Module } from '../model/index.js';
import { byCodePoint, camelCase } from '../text/index.js';

/** What the templates place of failures, packets and stored answers. */
export interface FailureFacts {
  readonly idempotency: {
    readonly isDurable: boolean;
    readonly store: Module['idempotency']['durability'];
    readonly ttlSeconds: number;
  };
  readonly packets: PacketsView;
  /** Those that the module can run into, by name. */
  readonly failures: readonly FailureView[];
  /** The same in the order in which the life of a task can run into them. */
  readonly reachableFailures: readonly FailureView[];
  /** Some failure keeps the sender from trying again. */
  readonly hasFinalFailure: boolean;
  readonly validation: FailureView;
  readonly signature: FailureView;
  readonly staleness: FailureView;
  readonly storage: FailureView;
  readonly sideEffect: FailureView;
  readonly isTolerant: boolean;
  readonly errors: {
    readonly hasPacket: boolean;
    readonly marksTask: boolean;
    readonly alertsByLog: boolean;
    readonly areCounted: boolean;
  };
}

/** The packets of the module; `all` are those that it may write, each under the name that the code uses for it. */
export interface PacketsView {
  readonly in: string;
  readonly out: string;
  readonly error: string;
  readonly all: readonly { readonly key: string; readonly type: string }[];
  readonly requiresMetadata: readonly string[];
}

/** What the caller is told of one kind of failure. */
export interface FailureView {
  readonly category: ErrorCategoryName;
  readonly status: number;
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly meaning: string;
  /** What becomes of a repeated delivery, in words. */
  readonly retry: string;
  /** The sender takes the status for success and does not try again. */
  readonly isFinal: boolean;
}

const meanings: Readonly<Record<ErrorCategoryName, string>> = {
  invalid_signature: 'the sender cannot prove who it is',
  stale_timestamp: 'the request is too old, or from the future',
  validation_error: 'the event lacks what the module relies on',
  storage_failure: 'the database fails',
  side_effect_failure: 'an outbound call or a handler fails',
};

// In the order in which the life of a task can run into them.
const categories: readonly ErrorCategoryName[] = [
  'invalid_signature',
  'stale_timestamp',
  'validation_error',
  'storage_failure',
  'side_effect_failure',
];

/** What becomes of a failure, and what is written down. */
export function failureFacts(module: Module): FailureFacts {
  const { errorPolicy, packets, observability, idempotency, outbound, memory, kind } = module;
  const failure = (category: ErrorCategoryName): FailureView => failureView(module, category);
  const { emitErrorPacket, markTaskFailed, alert } = errorPolicy.escalation;
  const reachable = reachableCategories(module);
  const mayGoOn = memory.reads.length > 0 || (outbound.length > 0 && kind !== 'tool');
  return {
    failures: [...reachable].sort(byCodePoint).map(failure),
    reachableFailures: reachable.map(failure),
    hasFinalFailure: reachable.some((category) => failure(category).isFinal),
    validation: failure('validation_error'),
    signature: failure('invalid_signature'),
    staleness: failure('stale_timestamp'),
    storage: failure('storage_failure'),
    sideEffect: failure('side_effect_failure'),
    isTolerant: errorPolicy.default === 'best_effort' && mayGoOn,
    errors: {
      hasPacket: packets.error !== undefined && emitErrorPacket,
      marksTask: markTaskFailed,
      alertsByLog: alert === 'log',
      areCounted: observability.metrics || alert === 'metric',
    },
    idempotency: {
      isDurable: idempotency.durability === 'substrate',
      store: idempotency.durability,
      ttlSeconds: idempotency.ttlSeconds,
    },
    packets: packetsView(packets),
  };
}

function failureView({ errorPolicy, governance }: Module, category: ErrorCategoryName): FailureView {
  const { status, action } = errorPolicy.categories[category];
  const isFinal = status < 300;
  const isHeld = governance.requiresApproval && governance.mechanism !== 'auto';
  return {
    category,
    status,
    ok: action === 'log_and_continue',
    meaning: meanings[category],
    retry: isHeld && category === 'side_effect_failure' ? 'is still held' : retryWords(category, isFinal),
    isFinal,
  };
}

function reachableCategories({ inbound }: Module): readonly ErrorCategoryName[] {
  const authentication = inbound?.authentication;
  const isSigned = authentication !== undefined && authentication.scheme !== 'none';
  const isDated = authentication?.scheme === 'hmac-sha256' && authentication.freshness !== undefined;
  return categories.filter((category) => {
    if (category === 'invalid_signature') return isSigned;
    return category === 'stale_timestamp' ? isDated : true;
  });
}

// Before the claim nothing is remembered.
function retryWords(category: ErrorCategoryName, isFinal: boolean): string {
  if (category !== 'storage_failure' && category !== 'side_effect_failure') return 'is checked anew';
  return isFinal ? 'gets the same answer' : 'is run again';
}

function packetsView(packets: Module['packets']): PacketsView {
  const all = packets.emits.map((type) => ({ key: camelCase(type.split('.').at(-1) ?? type), type }));
  return {
    in: packets.in,
    out: packets.out,
    error: packets.error ?? '',
    all,
    requiresMetadata: packets.requiresMetadata,
  };
}
