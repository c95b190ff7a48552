import { kebabCase, snakeCase } from '../text/index.js';

/** How callers prove themselves. */
export type AuthScheme = 'hmac-sha256' | 'bearer' | 'api_key' | 'none';

/** What the usual details of a module follow from. */
export interface UsualFrom {
  readonly moduleId: string;
  readonly kind: 'webhook' | 'tool' | 'worker' | 'schedule';
  readonly auth: AuthScheme;
  readonly outboundUrl?: string;
}

/** What a module says to the world and hears from it, in full: usual for a new module, or as a Module Block has it. */
export interface ModuleDetails {
  /** Full path of the route; empty when the module has none. */
  readonly route: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: readonly HeaderChoice[];
  /** How a signature is computed; present with the scheme hmac-sha256 alone. */
  readonly signature?: SignatureChoice;
  readonly payloadFields: readonly FieldChoice[];
  readonly threadFields: readonly string[];
  /** Where the identity of an event comes from, and the field or header that holds it. */
  readonly idempotency: { readonly source: string; readonly primary?: string };
  /** Calls that leave the workspace. */
  readonly outbound: readonly OutboundChoice[];
  /** Calls of other modules. */
  readonly internal: readonly InternalChoice[];
  readonly positive: readonly CriterionChoice[];
  readonly negative: readonly CriterionChoice[];
  readonly blocksStartup: boolean;
}

/** A header that a request carries; without a role when nothing depends on it. */
export interface HeaderChoice {
  readonly name: string;
  readonly role?: 'signature' | 'timestamp' | 'event_id' | 'api_key' | 'other';
}

/** `signedText` holds `{body}`, and `{timestamp}` where a header brings one. */
export interface SignatureChoice {
  readonly signedText: string;
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
}

/** A field of the event. */
export interface FieldChoice {
  readonly name: string;
  readonly isOptional: boolean;
  readonly description: string;
}

/** A call of another system. */
export interface OutboundChoice {
  readonly name: string;
  readonly url: string;
}

/** A call of another module. */
export interface InternalChoice {
  readonly module: string;
  readonly endpoint: string;
}

/** A criterion of acceptance with the name of its test; `expected` belongs to a negative one. */
export interface CriterionChoice {
  readonly description: string;
  readonly expected?: string;
  readonly test: string;
}

/** What a new module says and hears unless it is told otherwise. */
export function usualDetails(choices: UsualFrom): ModuleDetails {
  const snake = snakeCase(choices.moduleId);
  const isWebhook = choices.kind === 'webhook';
  const hasEvent = isWebhook || choices.kind === 'worker';
  const isHmac = isWebhook && choices.auth === 'hmac-sha256';
  return {
    route: isWebhook ? `/${kebabCase(snake)}/events` : '',
    method: 'POST',
    headers: isWebhook ? usualHeaders(snake, choices.auth) : [],
    ...(isHmac ? { signature: { signedText: '{timestamp}.{body}', prefix: 'v1=', encoding: 'hex' } } : {}),
    payloadFields: hasEvent ? usualFields : [],
    threadFields: hasEvent ? ['conversation_id'] : [],
    idempotency: hasEvent ? { source: 'platform_event_id', primary: 'event_id' } : { source: 'job_id' },
    outbound: choices.outboundUrl === undefined ? [] : [{ name: 'notify', url: choices.outboundUrl }],
    internal: [],
    positive: usualPositive,
    negative: usualNegative(isWebhook && choices.auth !== 'none'),
    blocksStartup: true,
  };
}

const usualFields: readonly FieldChoice[] = [
  {
    name: 'event_id',
    isOptional: false,
    description: 'Identifies the event; a repeated delivery has the same.',
  },
  { name: 'conversation_id', isOptional: false, description: 'Events with the same value share a thread.' },
  { name: 'text', isOptional: true, description: 'What the event says.' },
];

/** What every module is held to. */
export const usualPositive: readonly CriterionChoice[] = [
  {
    description: 'An event is carried out once and leaves its in and out packets in one thread.',
    test: 'event_carried_out',
  },
  { description: 'A repeated event gets the stored answer.', test: 'duplicate_gets_stored_answer' },
];

/** What every module refuses. */
export function usualNegative(hasSecret: boolean): readonly CriterionChoice[] {
  const origin: CriterionChoice = {
    description: 'A request that does not prove its origin changes nothing.',
    expected: 'Rejected before anything is read or written.',
    test: 'unauthenticated_rejected',
  };
  return [
    ...(hasSecret ? [origin] : []),
    {
      description: 'A malformed event changes nothing.',
      expected: 'Rejected as a validation error.',
      test: 'malformed_rejected',
    },
    {
      description: 'The host does not start while the module, or what it depends on, cannot.',
      expected: 'The boot ends and says why.',
      test: 'failed_dependency_ends_boot',
    },
  ];
}

/** The headers that a caller who follows our own convention sends. */
export function usualHeaders(snake: string, auth: AuthScheme): readonly HeaderChoice[] {
  const words = kebabCase(snake)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const named = (last: string): string => `X-${words.join('-')}-${last}`;
  if (auth === 'api_key') return [{ name: named('Api-Key'), role: 'api_key' }];
  if (auth !== 'hmac-sha256') return [];
  return [
    { name: named('Signature'), role: 'signature' },
    { name: named('Timestamp'), role: 'timestamp' },
  ];
}
