import type { CriterionChoice, FieldChoice, HeaderChoice, ModuleAuth, ModuleDetails } from '../model/index.js';
import { kebabCase, snakeCase } from '../text/index.js';

/** What the usual details of a module follow from. */
export interface UsualFrom {
  readonly moduleId: string;
  readonly kind: 'webhook' | 'tool' | 'worker' | 'schedule';
  readonly auth: ModuleAuth;
  readonly outboundUrl?: string;
}

function usualDetails(choices: UsualFrom): ModuleDetails {
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

const usualPositive: readonly CriterionChoice[] = [
  {
    description: 'An event is carried out once and leaves its in and out packets in one thread.',
    test: 'event_carried_out',
  },
  { description: 'A repeated event gets the stored answer.', test: 'duplicate_gets_stored_answer' },
];

function usualNegative(hasSecret: boolean): readonly CriterionChoice[] {
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

// What a caller who follows our own convention sends.
function usualHeaders(snake: string, auth: ModuleAuth): readonly HeaderChoice[] {
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

/** The usual details with what is known better; criteria are held to as well, each test once. */
export function detailsOf(choices: UsualFrom, known: Partial<ModuleDetails> = {}): ModuleDetails {
  const usual = usualDetails(choices);
  return {
    ...usual,
    ...known,
    positive: eachTestOnce([...(known.positive ?? []), ...usual.positive]),
    negative: eachTestOnce([...(known.negative ?? []), ...usual.negative]),
  };
}

function eachTestOnce(criteria: readonly CriterionChoice[]): readonly CriterionChoice[] {
  return criteria.filter(({ test }, index) => criteria.findIndex((other) => other.test === test) === index);
}
