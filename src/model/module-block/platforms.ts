import type { FieldChoice, HeaderChoice, SignatureChoice } from './module-details.js';

/** What the documentation of a platform says about its events, as far as we know it. */
export interface Platform {
  readonly signature: SignatureChoice;
  /** The field that identifies an event. */
  readonly eventId?: string;
  readonly threadFields?: readonly string[];
  readonly fields?: readonly FieldChoice[];
  /** The likely URL of an operation, such as `chat.postMessage`. */
  readonly urlOf?: (operation: string) => string;
}

const slack: Platform = {
  signature: { signedText: 'v0:{timestamp}:{body}', prefix: 'v0=', encoding: 'hex' },
  eventId: 'event_id',
  threadFields: ['team_id', 'event.channel'],
  fields: [
    { name: 'event_id', isOptional: false, description: 'Identifies the event; a repeated delivery has the same.' },
    { name: 'team_id', isOptional: false, description: 'The workspace.' },
    { name: 'event.channel', isOptional: false, description: 'The channel or conversation.' },
    { name: 'event.user', isOptional: true, description: 'Who wrote.' },
    { name: 'event.text', isOptional: true, description: 'What was written.' },
  ],
  urlOf: (operation) => `https://slack.com/api/${operation}`,
};

const github: Platform = { signature: { signedText: '{body}', prefix: 'sha256=', encoding: 'hex' } };

/** The platform whose headers these are, if we know it. */
export function platformOf(headers: readonly HeaderChoice[]): Platform | undefined {
  const names = headers.map(({ name }) => name.toLowerCase());
  if (names.includes('x-slack-signature') && names.includes('x-slack-request-timestamp')) return slack;
  return names.includes('x-hub-signature-256') ? github : undefined;
}
