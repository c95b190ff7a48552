import type { OutboundUse } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Module, OutboundCall } from '../model/index.js';
import { nearestName } from '../text/index.js';
import type { Subject } from './code-facts.js';
import {
  compareSource,
  compareValue,
  differs,
  same,
  tellDifferences,
  together,
  type Compared,
} from './compare-seen.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { notEvaluable } from './not-evaluable.js';
import { workDiagnostics } from './work-diagnostics.js';

/** A module makes the calls that its spec declares, as it declares them, and no others. */
export function checkOutbound(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => {
    const made = one.facts.calls.map((call) => ({ call, declared: declaredOf(one.module, call) }));
    return [...made.flatMap(({ call, declared }) => judgeCall(one, call, declared)), ...judgeNeverMade(one)];
  });
}

const path = ['interfaces', 'outbound'] as const;

function declaredOf({ outbound }: Module, { name, url }: OutboundUse): OutboundCall | undefined {
  return (
    outbound.find((call) => name.values.includes(call.name)) ??
    outbound.find(({ endpoint }) => url.values.includes(endpoint))
  );
}

function judgeCall(
  { module, place }: FollowedModule,
  call: OutboundUse,
  declared: OutboundCall | undefined,
): readonly Diagnostic[] {
  const at = { span: call.span };
  if (!declared) {
    const isUnknown = call.name.values.length === 0 && call.url.values.length === 0;
    if (isUnknown) {
      const looked = 'which call is made here';
      const why = 'its name and its address show only while the program runs';
      const how = 'name it with a plain text';
      return [notEvaluable({ what: 'interfaces.outbound', looked, why, how, place: place(...path) }, at)];
    }
    const name = String(call.name.values[0] ?? call.url.values[0]);
    const near = nearestName(
      name,
      module.outbound.map((one) => one.name),
    );
    return [workDiagnostics.create('call-not-declared', { module: module.id, name, near, place: place(...path) }, at)];
  }
  const declaredAt = place(...path, module.outbound.indexOf(declared), 'name');
  const { differing, unclear } = compareCall(module, declared, call);
  if (differing.length > 0) {
    const parameters = { name: declared.name, told: tellDifferences(differing), place: declaredAt };
    return [workDiagnostics.create('call-differs', parameters, at)];
  }
  if (unclear.length === 0) return [];
  const looked = `the ${unclear.join(' and the ')} of the call \`${declared.name}\` that is made here`;
  const why = 'they show only while the program runs';
  const how = 'write them as plain values';
  return [notEvaluable({ what: 'interfaces.outbound', looked, why, how, place: declaredAt }, at)];
}

function compareCall(module: Module, declared: OutboundCall, call: OutboundUse): Compared {
  return together(
    compareUrl(module, declared, call),
    compareValue('method', declared.method, call.method),
    compareValue('timeout in ms', declared.timeoutSeconds * 1000, call.timeoutMs),
    compareValue('number of attempts', declared.attempts, call.attempts),
    compareBearer(declared, call),
  );
}

// The environment may name another address; what it does not name is the declared one.
function compareUrl({ environment }: Module, { endpoint }: OutboundCall, { url }: OutboundUse): Compared {
  const usual = environment.filter((variable) => variable.default === endpoint).map(({ name }) => `env.${name}`);
  const isUsual = url.values.length === 0 && url.sources.some((source) => usual.includes(source));
  return isUsual ? same : compareValue('address', endpoint, url);
}

function compareBearer({ authEnv }: OutboundCall, { bearer }: OutboundUse): Compared {
  if (authEnv !== undefined) return compareSource('bearer token', [`env.${authEnv}`], bearer);
  return bearer.sources.length === 0 ? same : differs('bearer token', 'none', `\`${bearer.sources.join('` or `')}\``);
}

function judgeNeverMade({ module, facts, isAtWork, occurrence }: FollowedModule): readonly Diagnostic[] {
  const isUnknown = ({ name, url }: OutboundUse): boolean => name.values.length === 0 && url.values.length === 0;
  if (!isAtWork || facts.calls.some(isUnknown)) return [];
  const made = facts.calls.map((call) => declaredOf(module, call));
  const missing = module.outbound.flatMap((call, index) => (made.includes(call) ? [] : [{ call, index }]));
  // What is made under another name is told as that.
  if (missing.length <= made.filter((call) => !call).length) return [];
  return missing.map(({ call, index }) => {
    const parameters = { module: module.id, name: call.name };
    return workDiagnostics.create('call-never-made', parameters, occurrence(...path, index, 'name'));
  });
}
