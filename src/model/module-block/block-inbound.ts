import { modelDiagnostics } from '../diagnostics.js';
import type { Block, BlockReading } from './block-reading.js';
import type { HeaderChoice, ModuleDetails, SignatureChoice } from './module-details.js';
import { platformOf, type Platform } from './platforms.js';

/** The request that a webhook answers, and who sends it. */
export interface BlockInbound {
  readonly details: Pick<ModuleDetails, 'route' | 'method' | 'headers'> & { readonly signature?: SignatureChoice };
  readonly platform: Platform | undefined;
}

/** Route, method, headers and signature of a block that has an `inbound`; `undefined` when the method is not supported. */
export function inboundOf(reading: BlockReading): BlockInbound | undefined {
  const { inbound } = reading.block;
  if (!inbound) return undefined;
  const { route, method, auth } = inbound;
  if (method !== 'POST' && method !== 'PUT') {
    const parameters = { what: `A route with the method \`${method}\``, instead: 'events come by POST or PUT' };
    reading.add(modelDiagnostics.create('not-supported', parameters, reading.at(['inbound', 'method'])));
    return undefined;
  }
  const declared = (inbound.headers ?? []).map(headerOf);
  const platform = auth === 'hmac-sha256' ? platformOf(declared) : undefined;
  const headers = withSecretHeader(reading, auth, declared);
  const signature = auth === 'hmac-sha256' ? { signature: platform?.signature ?? askSignature(reading, headers) } : {};
  return { details: { route, method, headers, ...signature }, platform };
}

const roles: readonly (readonly [RegExp, NonNullable<HeaderChoice['role']>])[] = [
  [/signature/i, 'signature'],
  [/timestamp/i, 'timestamp'],
  [/(^|-)api-?key$/i, 'api_key'],
  [/((event|delivery|message|webhook)-id|^idempotency-key)$/i, 'event_id'],
];

function headerOf(header: NonNullable<NonNullable<Block['inbound']>['headers']>[number]): HeaderChoice {
  const { name, role } = typeof header === 'string' ? { name: header, role: undefined } : header;
  const likely = role ?? roles.find(([pattern]) => pattern.test(name))?.[1];
  return { name, ...(likely === undefined ? {} : { role: likely }) };
}

const secretRoles = { 'hmac-sha256': 'signature', api_key: 'api_key' } as const;

/** The headers with exactly one that carries the proof; which of several, or its name, only a person knows. */
function withSecretHeader(
  reading: BlockReading,
  auth: NonNullable<Block['inbound']>['auth'],
  headers: readonly HeaderChoice[],
): readonly HeaderChoice[] {
  if (auth !== 'hmac-sha256' && auth !== 'api_key') return headers;
  const role = secretRoles[auth];
  const names = headers.filter((header) => header.role === role).map(({ name }) => name);
  if (names.length === 1) return headers;
  const carries = role === 'signature' ? 'the signature' : 'the key';
  const chosen = reading.ask({
    key: `interfaces.inbound.${role}_header`,
    question: `Which header carries ${carries}?`,
    why: names.length === 0 ? `no header of the block has a name that tells` : `${names.join(' and ')} could be it`,
    ...(names.length === 0 ? {} : { allowed: names }),
    at: ['inbound', 'auth'],
  });
  const others = headers.filter(({ name }) => name !== chosen);
  return [
    { name: chosen, role },
    ...others.map((header): HeaderChoice => (header.role === role ? { ...header, role: 'other' } : header)),
  ];
}

function askSignature(reading: BlockReading, headers: readonly HeaderChoice[]): SignatureChoice {
  const hasTimestamp = headers.some(({ role }) => role === 'timestamp');
  const why = 'platforms sign different texts, and only the documentation says which';
  const at = ['inbound', 'auth'];
  const key = 'interfaces.inbound.signature';
  const signedText = reading.ask({
    ...{ key: `${key}.signed_text`, why, at },
    question: `Which text is signed, with {body}${hasTimestamp ? ' and {timestamp}' : ''}?`,
    suggestion: hasTimestamp ? '{timestamp}.{body}' : '{body}',
  });
  const prefix = reading.ask({
    ...{ key: `${key}.prefix`, why, at },
    question: 'What stands before the signature in its header, such as sha256=; or none?',
    suggestion: 'none',
  });
  const encoding = reading.ask({
    ...{ key: `${key}.encoding`, why, at },
    question: 'How is the signature written?',
    allowed: ['hex', 'base64'],
  });
  return { signedText, prefix: prefix === 'none' ? '' : prefix, encoding: encoding === 'base64' ? 'base64' : 'hex' };
}
