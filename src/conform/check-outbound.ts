import type { OutboundUse } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Module, OutboundCall } from '../model/index.js';
import { nearestName } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { compareSource, compareValue, differs, same, together, type Compared } from './compare-seen.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { notEvaluable } from './not-evaluable.js';
import { tellCompared } from './tell-compared.js';
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
  if (!declared) return judgeUndeclared({ module, place }, call);
  const { name } = declared;
  const declaredAt = place(...path, module.outbound.indexOf(declared), 'name');
  return tellCompared(compareCall(module, declared, call), {
    what: 'interfaces.outbound',
    of: `of the call \`${name}\` that is made here`,
    why: 'they show only while the program runs',
    how: 'write them as plain values',
    place: declaredAt,
    at,
    differs: (told) => workDiagnostics.create('call-differs', { name, told, place: declaredAt }, at),
  });
}

function judgeUndeclared(
  { module, place }: Pick<FollowedModule, 'module' | 'place'>,
  { name, url, span }: OutboundUse,
): readonly Diagnostic[] {
  const [called] = [...name.values, ...url.values].map(String);
  if (called === undefined) {
    const looked = 'which call is made here';
    const why = 'its name and its address show only while the program runs';
    const how = 'name it with a plain text';
    return [notEvaluable({ what: 'interfaces.outbound', looked, why, how, place: place(...path) }, { span })];
  }
  const names = module.outbound.map((call) => call.name);
  const parameters = { module: module.id, name: called, near: nearestName(called, names), place: place(...path) };
  return [workDiagnostics.create('call-not-declared', parameters, { span })];
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
