import type { ClaimUse } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Module } from '../model/index.js';
import type { Subject } from './code-facts.js';
import { compareSource, compareValue, differs, onlyDiffering, same, together, type Compared } from './compare-seen.js';
import { unguardedOf } from './declared-route.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { placeOf } from './place-of.js';
import { tellCompared } from './tell-compared.js';
import { workDiagnostics } from './work-diagnostics.js';

/**
 * On every path a task is claimed before its first effect, under the declared key and in the declared store, and whoever has
 * the claim settles it, however the work ends.
 */
export function checkDedupe(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => [...judgeSkipped(one), ...judgeClaims(one), ...judgeSettled(one)]);
}

// What follows from one slip is told once, with its other places.
function judgeSkipped({ module, facts, place }: FollowedModule): readonly Diagnostic[] {
  // What is reached without approval is told as that.
  const ungated = new Set(facts.ungated.map(({ way }) => way[0]));
  const [first, ...more] = unguardedOf(module, facts).filter(
    ({ lacks, way }) => lacks === 'claimed' && !ungated.has(way[0]),
  );
  if (!first) return [];
  const { operation, way, span } = first;
  const others = [...new Set(more.map((one) => placeOf(one.span)))].filter((other) => other !== placeOf(span));
  const parameters = { module: module.id, operation, way, others, place: place('idempotency') };
  return [workDiagnostics.create('dedupe-skipped', parameters, { span })];
}

function judgeClaims({ module, facts, isWhole, place }: FollowedModule): readonly Diagnostic[] {
  return facts.claims.flatMap((claim) => {
    const compared = compareClaim(module, claim);
    const at = { span: claim.span };
    const declaredAt = place('idempotency');
    return tellCompared(isWhole ? compared : onlyDiffering(compared), {
      what: 'idempotency',
      of: 'of the claim that is made here',
      why: 'what it is made of cannot be read from the code',
      how: 'make it of the request, the job or the settings by their names',
      place: declaredAt,
      at,
      differs: (told) => workDiagnostics.create('dedupe-differs', { module: module.id, told, place: declaredAt }, at),
    });
  });
}

function compareClaim({ idempotency }: Module, { store, key, ttlSeconds, origin }: ClaimUse): Compared {
  const { durability } = idempotency;
  const storeCompared =
    store === '*' || store === durability ? same : differs('store', `\`${durability}\``, `\`${store}\``);
  const isOfEvent = origin === 'route' || origin === 'job' || origin === 'tick';
  return together(
    storeCompared,
    isOfEvent ? compareSource('key', sourcesOf(idempotency.key), key) : same,
    compareValue('time to live', idempotency.ttlSeconds, ttlSeconds),
  );
}

function sourcesOf(key: Module['idempotency']['key']): readonly string[] {
  switch (key.from) {
    case 'payload':
      return [`request.body.${key.path}`, `job.payload.${key.path}`, key.path];
    case 'header':
      return [`request.headers.${key.header.toLowerCase()}`];
    case 'body_hash':
      return ['request.body', 'job.payload', 'request.rawBody'];
    case 'job':
      return ['job.id', 'tick.id'];
  }
}

function judgeSettled({ module, facts, place }: FollowedModule): readonly Diagnostic[] {
  return facts.unsettled.map((span) => {
    const parameters = { module: module.id, place: place('idempotency', 'dedupe_behavior') };
    return workDiagnostics.create('claim-not-settled', parameters, { span });
  });
}
