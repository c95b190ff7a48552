import type { RegisteredRoute } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { shownSeen } from './compare-seen.js';
import { isDeclared, judgeRoutes } from './declared-route.js';
import { entryDiagnostics } from './entry-diagnostics.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { notEvaluable } from './not-evaluable.js';
import { placeOf } from './place-of.js';

/** A module registers the route that its spec declares, with that method and path, and no other. */
export function checkRoutes(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => [...judgeRegistered(one), ...judgeTrigger(one)]);
}

function judgeRegistered(one: FollowedModule): readonly Diagnostic[] {
  const { module, facts, isWhole, occurrence } = one;
  const { inbound } = module;
  const { meant, undeclared: further } = judgeRoutes(module, facts);
  const others = further
    // A health answer that cannot fail is told as that.
    .filter(({ span }) => !facts.constantHealth.includes(span))
    .map((route) => undeclared(one, route));
  if (!inbound) return others;
  const declared = `${inbound.method} ${inbound.route}`;
  if (meant) return [...(isDeclared(meant, inbound) ? [] : [differs(one, meant, declared)]), ...others];
  if (!isWhole) return others;
  const parameters = { module: module.id, declared, entry: module.files.entry };
  return [entryDiagnostics.create('route-not-registered', parameters, occurrence('interfaces', 'inbound', 0, 'route'))];
}

function differs({ module, place }: FollowedModule, meant: RegisteredRoute, declared: string): Diagnostic {
  const declaredAt = place('interfaces', 'inbound', 0, 'route');
  const { path, method, span } = meant;
  if (path.values.length > 0 && method.values.length > 0) {
    const parameters = { module: module.id, declared, found: shownRoute(meant), place: declaredAt };
    return entryDiagnostics.create('route-differs', parameters, { span });
  }
  const looked = `the route \`${declared}\` in what is registered here`;
  const why = 'its path or method shows only while the program runs';
  const how = 'write path and method as plain texts';
  return notEvaluable({ what: 'interfaces.inbound', looked, why, how, place: declaredAt }, { span });
}

function undeclared({ module, place }: FollowedModule, route: RegisteredRoute): Diagnostic {
  const parameters = { module: module.id, found: shownRoute(route), place: place('interfaces', 'inbound') };
  return entryDiagnostics.create('route-not-declared', parameters, { span: route.span });
}

function shownRoute({ method, path }: RegisteredRoute): string {
  const methods = method.values.length === 0 ? 'any method' : method.values.join(' and ');
  return `${methods} ${path.values.length === 0 ? shownSeen(path) : String(path.values[0])}`;
}

// A worker takes its queue, a schedule its clock; the clock ticks as declared.
const triggers = { worker: 'queue', schedule: 'clock', webhook: undefined, tool: undefined } as const;

function judgeTrigger({ module, facts, isWhole, place, occurrence }: FollowedModule): readonly Diagnostic[] {
  const kind = triggers[module.kind];
  if (!kind) return [];
  const path = ['runtime_contract', kind === 'clock' ? 'schedule' : 'execution_model'];
  const [trigger] = facts.triggers.filter((one) => one.kind === kind);
  if (!trigger && !isWhole) return [];
  if (!trigger) {
    const others = facts.triggers.map(({ span }) => placeOf(span));
    const parameters = { module: module.id, kind, entry: module.files.entry, others };
    return [entryDiagnostics.create('trigger-not-registered', parameters, occurrence(...path))];
  }
  const found = trigger.cron?.values.map(String) ?? [];
  if (module.cron === undefined || found.length === 0 || found.includes(module.cron)) return [];
  const parameters = { module: module.id, declared: module.cron, found: found.join(' or '), place: place(...path) };
  return [entryDiagnostics.create('schedule-differs', parameters, { span: trigger.span })];
}
