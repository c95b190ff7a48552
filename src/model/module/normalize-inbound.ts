import type { ModuleSpecInput } from '../../../generated/contract-types.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { routeDiagnostics } from '../route/diagnostics.js';
import { routeProblem } from '../route/route-problem.js';
import type { Authentication, HmacAuthentication, Inbound } from './module.js';
import { refuseFact, type ModuleReading } from './module-reading.js';

type InboundInput = NonNullable<ModuleSpecInput['interfaces']['inbound']>[number];
type HeaderRole = 'signature' | 'timestamp' | 'event_id' | 'api_key' | 'other';

const inboundPath = ['interfaces', 'inbound', 0] as const;

// The usual names of platforms; a header whose name says nothing must be given its role.
const roleOfName: readonly (readonly [RegExp, HeaderRole])[] = [
  [/signature(-256)?$/i, 'signature'],
  [/timestamp$/i, 'timestamp'],
  [/((event|delivery|message|webhook)-id|^idempotency-key)$/i, 'event_id'],
  [/(^|-)api-?key$/i, 'api_key'],
];

const secretNames: Readonly<Record<'hmac-sha256' | 'bearer' | 'api_key', RegExp>> = {
  'hmac-sha256': /_(SIGNING_SECRET|WEBHOOK_SECRET|AUTH_TOKEN)$/,
  bearer: /_(WEBHOOK_TOKEN|WEBHOOK_SECRET|BEARER_TOKEN|SIGNING_SECRET)$/,
  api_key: /_(WEBHOOK_API_KEY|WEBHOOK_SECRET|INBOUND_API_KEY)$/,
};

/** The inbound interface of a webhook module; `undefined` when a fact it needs is refused (and told). */
export function normalizeInbound(reading: ModuleReading): Inbound | undefined {
  const [inbound, second] = reading.spec.value.interfaces.inbound;
  if (!inbound) {
    return refuseFact(reading, inboundPath, {
      why: 'external_surface says that the module has a route',
      fix: '- { name: webhook, method: POST, route: /webhook, payload_type: JSON, auth: none }',
    });
  }
  if (second) {
    const occurrence = occurrenceAt(reading.spec.document, ['interfaces', 'inbound', 1]);
    reading.add(
      modelDiagnostics.create(
        'not-supported',
        { what: 'A second inbound interface', instead: 'a module has one route; make the other a module of its own' },
        occurrence,
      ),
    );
  }
  checkHeaders(reading, inbound);
  const { method } = inbound;
  if (method !== 'POST' && method !== 'PUT') {
    const parameters = { what: `A route with the method \`${method}\``, instead: 'events come by POST or PUT' };
    reading.add(
      modelDiagnostics.create(
        'not-supported',
        parameters,
        occurrenceAt(reading.spec.document, [...inboundPath, 'method']),
      ),
    );
    return undefined;
  }
  checkRoute(reading, inbound.route);
  const authentication = normalizeAuthentication(reading, inbound);
  if (!authentication) return undefined;
  return {
    method,
    route: inbound.route,
    payloadType: inbound.payload_type === 'form' ? 'form' : 'json',
    authentication,
  };
}

function checkRoute(reading: ModuleReading, route: string): void {
  const at = occurrenceAt(reading.spec.document, [...inboundPath, 'route']);
  const problem = routeProblem(route);
  if (problem !== undefined) {
    const parameters = { value: route, problem, meaning: 'the whole path of a request, as its caller writes it' };
    reading.add(modelDiagnostics.create('wrong-form', parameters, at));
  } else if (route.endsWith('/') && route !== '/') {
    reading.add(routeDiagnostics.create('route-ends-in-slash', { route }, { ...at, fix: route.slice(0, -1) }));
  }
}

/** The one header that plays a role, by declaration or by its name; refused when none or several do. */
export function headerOfRole(reading: ModuleReading, role: HeaderRole, why: string): string | undefined {
  const found = headersOf(reading.spec.value.interfaces.inbound[0], role);
  if (found.length === 1) return found[0];
  const reason = found.length === 0 ? why : `${why}, and ${found.join(' and ')} could all be it`;
  return refuseFact(reading, [...inboundPath, 'headers'], {
    why: `${reason} (no single header has the role ${role})`,
    fix: `headers:\n  - { name: X-Example-${role === 'event_id' ? 'Event-Id' : role}, role: ${role} }`,
  });
}

// Header names do not count letter case (RFC 9110, section 5.1); one header cannot play two roles.
function checkHeaders(reading: ModuleReading, inbound: InboundInput): void {
  const names = (inbound.headers ?? []).map((header) =>
    (typeof header === 'string' ? header : header.name).toLowerCase(),
  );
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    const parameters = { here: `The header \`${name}\` is listed`, there: 'it is listed a second time' };
    const at = occurrenceAt(reading.spec.document, [...inboundPath, 'headers', index]);
    reading.add(modelDiagnostics.create('contradiction', parameters, at));
  });
}

/** The names of the headers that play a role, by declaration or by their names. */
export function headersOf(inbound: InboundInput | undefined, role: HeaderRole): readonly string[] {
  const headers = (inbound?.headers ?? []).map((header) =>
    typeof header === 'string' ? { name: header, role: roleByName(header) } : header,
  );
  return headers.filter((header) => header.role === role).map((header) => header.name);
}

function roleByName(name: string): HeaderRole {
  return roleOfName.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

function normalizeAuthentication(reading: ModuleReading, inbound: InboundInput): Authentication | undefined {
  if (inbound.auth === 'none') return { scheme: 'none' };
  const secretEnv = secretOf(reading, inbound, inbound.auth);
  if (inbound.auth === 'bearer') return secretEnv === undefined ? undefined : { scheme: 'bearer', secretEnv };
  if (inbound.auth === 'api_key') {
    const header = headerOfRole(reading, 'api_key', 'auth api_key compares a header');
    return secretEnv === undefined || header === undefined ? undefined : { scheme: 'api_key', secretEnv, header };
  }
  return normalizeHmac(reading, inbound, secretEnv);
}

function secretOf(reading: ModuleReading, inbound: InboundInput, auth: keyof typeof secretNames): string | undefined {
  const required = reading.spec.value.environment.required.map((variable) => variable.name);
  if (inbound.secret_env !== undefined) {
    if (required.includes(inbound.secret_env)) return inbound.secret_env;
    const parameters = {
      here: `The secret is read from \`${inbound.secret_env}\``,
      there: 'environment.required does not list it',
    };
    reading.add(
      modelDiagnostics.create(
        'contradiction',
        parameters,
        occurrenceAt(reading.spec.document, [...inboundPath, 'secret_env']),
      ),
    );
    return undefined;
  }
  const likely = required.filter((name) => secretNames[auth].test(name));
  if (likely.length === 1) return likely[0];
  const several =
    likely.length > 1
      ? `${likely.join(' and ')} could all be it`
      : 'no variable of environment.required has the name of a secret';
  return refuseFact(reading, [...inboundPath, 'secret_env'], {
    why: `auth ${auth} needs a secret and ${several}`,
    fix: `secret_env: ${reading.snake.toUpperCase()}_SIGNING_SECRET`,
  });
}

function normalizeHmac(
  reading: ModuleReading,
  inbound: InboundInput,
  secretEnv: string | undefined,
): HmacAuthentication | undefined {
  const signatureHeader = headerOfRole(reading, 'signature', 'auth hmac-sha256 compares a signature header');
  const timestampHeaders = headersOf(inbound, 'timestamp');
  const signature = inbound.signature;
  if (!signature) {
    const fix =
      timestampHeaders.length > 0
        ? 'signature: { signed_text: "v0:{timestamp}:{body}", prefix: "v0=" }'
        : 'signature: { signed_text: "{body}", prefix: "sha256=" }';
    return refuseFact(reading, [...inboundPath, 'signature'], {
      why: 'platforms sign different texts, and only its documentation says which',
      fix,
    });
  }
  if (!isSignedText(reading, signature.signed_text, timestampHeaders.length > 0)) return undefined;
  const freshnessHeader =
    timestampHeaders.length > 0
      ? headerOfRole(reading, 'timestamp', 'the age of an event is judged by a header')
      : undefined;
  if (
    secretEnv === undefined ||
    signatureHeader === undefined ||
    (timestampHeaders.length > 0 && freshnessHeader === undefined)
  )
    return undefined;
  const freshness =
    freshnessHeader === undefined
      ? {}
      : { freshness: { header: freshnessHeader, toleranceSeconds: signature.tolerance_seconds ?? 300 } };
  return {
    scheme: 'hmac-sha256',
    secretEnv,
    signatureHeader,
    signedText: signature.signed_text,
    prefix: signature.prefix ?? '',
    encoding: signature.encoding ?? 'hex',
    ...freshness,
  };
}

// A timestamp that is not signed can be forged, and a body that is not signed makes the signature worthless.
function isSignedText(reading: ModuleReading, signedText: string, hasTimestamp: boolean): boolean {
  const problems: string[] = [];
  if (signedText.split('{body}').length !== 2) problems.push('it must hold {body} exactly once');
  if (hasTimestamp !== signedText.includes('{timestamp}'))
    problems.push(
      hasTimestamp
        ? 'a timestamp header is declared but {timestamp} is not signed'
        : '{timestamp} is signed but no timestamp header is declared',
    );
  const unknown = [...signedText.matchAll(/\{([^{}]*)\}/g)]
    .map((match) => match[1])
    .filter((name) => name !== 'body' && name !== 'timestamp');
  if (unknown.length > 0) problems.push(`{${unknown[0] ?? ''}} is no value of a request`);
  for (const problem of problems)
    reading.add(
      modelDiagnostics.create(
        'wrong-form',
        { value: signedText, problem: 'cannot be verified', meaning: problem },
        occurrenceAt(reading.spec.document, [...inboundPath, 'signature', 'signed_text']),
      ),
    );
  return problems.length === 0;
}
