import type { Unguarded, Verification } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Authentication, HmacAuthentication } from '../model/index.js';
import type { Subject } from './code-facts.js';
import { compareSource, compareValue, differs, onlyDiffering, same, together, type Compared } from './compare-seen.js';
import { unguardedOf } from './declared-route.js';
import { entryDiagnostics } from './entry-diagnostics.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { placeOf } from './place-of.js';
import { tellCompared } from './tell-compared.js';

type Demanded = Exclude<Authentication, { readonly scheme: 'none' }>;

/** Whoever calls the route of a module proves its origin in the declared way, before anything else is done for it. */
export function checkOrigin(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => {
    const authentication = one.module.inbound?.authentication;
    if (!authentication || authentication.scheme === 'none') return [];
    return [...judgeReached(one, authentication), ...judgeProofs(one, authentication)];
  });
}

const path = ['interfaces', 'inbound', 0] as const;

// One finding for each route, however many steps are reached.
function judgeReached({ module, facts, place }: FollowedModule, demanded: Demanded): readonly Diagnostic[] {
  const isAged = demanded.scheme === 'hmac-sha256' && demanded.freshness !== undefined;
  const reached = unguardedOf(module, facts).filter(
    ({ lacks }) => lacks === 'verified' || (isAged && lacks === 'fresh'),
  );
  const routes = new Map<string, Unguarded>();
  for (const one of reached) {
    const key = placeOf(one.route ?? one.span);
    const before = routes.get(key);
    if (!before || (before.lacks === 'fresh' && one.lacks === 'verified')) routes.set(key, one);
  }
  return [...routes.values()].map(({ lacks, route, span, operation, way }) => {
    const reachedAt = placeOf(span);
    const parameters = {
      module: module.id,
      scheme: demanded.scheme,
      isAge: lacks === 'fresh',
      operation,
      way,
      reachedAt,
      place: place(...path, lacks === 'fresh' ? 'signature' : 'auth'),
    };
    return entryDiagnostics.create('origin-not-proven', parameters, { span: route ?? span });
  });
}

function judgeProofs({ module, facts, isWhole, place }: FollowedModule, demanded: Demanded): readonly Diagnostic[] {
  return facts.verifications.flatMap((proof) => {
    const compared = compareProof(demanded, proof);
    const at = { span: proof.span };
    const declaredAt = place(...path, 'auth');
    return tellCompared(isWhole ? compared : onlyDiffering(compared), {
      what: 'interfaces.inbound.auth',
      of: 'of the proof that is asked for here',
      why: 'where it comes from cannot be read from the code',
      how: 'take it from `request.headers` and from the settings of the module by their names',
      place: declaredAt,
      at,
      differs: (told) => entryDiagnostics.create('proof-differs', { module: module.id, told, place: declaredAt }, at),
    });
  });
}

function compareProof(demanded: Demanded, proof: Verification): Compared {
  const { how, secret } = proof;
  if (how === 'age') return demanded.scheme === 'hmac-sha256' ? compareAge(demanded, proof) : same;
  const wanted = demanded.scheme === 'hmac-sha256' ? 'hmac-sha256' : 'secret';
  if (how !== 'compared' && how !== wanted)
    return differs(
      'scheme',
      `\`${demanded.scheme}\``,
      how === 'secret' ? 'the comparison of a secret' : '`hmac-sha256`',
    );
  const all = [
    compareSource('header', [headerOf(demanded)], proof.given),
    compareSource('secret', [`env.${demanded.secretEnv}`], secret),
  ];
  if (demanded.scheme === 'hmac-sha256' && how === 'hmac-sha256') all.push(...compareSigning(demanded, proof));
  return together(...all);
}

function headerOf(demanded: Demanded): string {
  const name =
    demanded.scheme === 'bearer'
      ? 'authorization'
      : demanded.scheme === 'api_key'
        ? demanded.header
        : demanded.signatureHeader;
  return `request.headers.${name.toLowerCase()}`;
}

function compareSigning(demanded: HmacAuthentication, { signed, prefix, encoding }: Verification): readonly Compared[] {
  const { freshness } = demanded;
  return [
    ...(signed ? [compareSource('signed text', ['request.body', 'request.rawBody'], signed)] : []),
    ...(signed && freshness
      ? [compareSource('signed time', [`request.headers.${freshness.header.toLowerCase()}`], signed)]
      : []),
    ...(prefix ? [compareValue('prefix', demanded.prefix, prefix)] : []),
    ...(encoding ? [compareValue('encoding', demanded.encoding, encoding)] : []),
  ];
}

function compareAge({ freshness }: HmacAuthentication, { given, tolerance }: Verification): Compared {
  if (!freshness) return same;
  return together(
    compareSource('time', [`request.headers.${freshness.header.toLowerCase()}`], given),
    tolerance ? compareValue('tolerance', freshness.toleranceSeconds, tolerance) : same,
  );
}
