import { nearestName, snakeCase } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { registryDiagnostics } from './diagnostics.js';
import { collaboratorsOf, dependenciesOf } from './module-references.js';
import { rawList, rawValue } from './raw-value.js';
import type { Registered, RegistryFacts } from './registry-facts.js';

/** Tells successors that are no help, and everybody who uses a module that is deprecated. */
export function checkSuccession(facts: RegistryFacts): void {
  const inCircle = tellCircles(facts);
  for (const module of facts.modules) {
    if (module.entry.isBroken) continue;
    if (module.entry.supersededBy !== undefined && !inCircle.has(module.snake)) checkSuccessor(facts, module);
    if (module.entry.status !== 'archived') checkUse(facts, module);
  }
}

function tellCircles(facts: RegistryFacts): ReadonlySet<string> {
  const settled = new Set<string>();
  const inCircle = new Set<string>();
  for (const start of facts.modules) {
    const way: Registered[] = [];
    let module: Registered | undefined = start;
    while (module && !settled.has(module.snake)) {
      settled.add(module.snake);
      way.push(module);
      module = successorOf(facts, module);
    }
    const from = module ? way.indexOf(module) : -1;
    const first = way[from];
    if (!first) continue;
    const circle = [...way.slice(from), first];
    for (const { snake } of circle) inCircle.add(snake);
    const at = facts.at(first.entry, 'superseded_by');
    const path = circle.map(({ entry }) => entry.moduleId);
    facts.decoding.collector.add(registryDiagnostics.create('successor-circle', { path }, at));
  }
  return inCircle;
}

function checkSuccessor(facts: RegistryFacts, module: Registered): void {
  const { collector, sources } = facts.decoding;
  const { moduleId, supersededBy = '', deprecated } = module.entry;
  const at = facts.at(module.entry, 'superseded_by');
  const document = sources.registry?.document;
  if (!deprecated && document) {
    const parameters = { here: '`deprecated` is false here', there: `the module is superseded by \`${supersededBy}\`` };
    const path = ['modules', module.entry.index, 'deprecated'];
    collector.add(
      modelDiagnostics.create('contradiction', parameters, { ...occurrenceAt(document, path), fix: 'true' }),
    );
    return;
  }
  const successor = successorOf(facts, module);
  if (!successor) {
    const others = facts.modules.filter((other) => other !== module).map(({ entry }) => entry.moduleId);
    const near = nearestName(supersededBy, others);
    const parameters = { module: moduleId, successor: supersededBy, near };
    const fix = near === undefined ? {} : { fix: near };
    collector.add(registryDiagnostics.create('unknown-successor', parameters, { ...at, ...fix }));
    return;
  }
  const { status, deprecated: isOldItself } = successor.entry;
  if (status !== 'archived' && !isOldItself) return;
  const instead = lastSuccessor(facts, successor);
  const parameters = { successor: supersededBy, state: isOldItself ? 'deprecated' : 'archived', instead };
  const fix = instead === undefined ? {} : { fix: instead };
  collector.add(registryDiagnostics.create('successor-put-away', parameters, { ...at, ...fix }));
}

function checkUse(facts: RegistryFacts, module: Registered): void {
  const { collector } = facts.decoding;
  for (const { snake, document, path, how, name } of [...dependenciesOf(facts, module), ...collaboratorsOf(module)]) {
    const used = facts.bySnake.get(snake);
    if (!used?.entry.deprecated || used === module) continue;
    const successor = lastSuccessor(facts, used);
    const parameters = { user: `\`${module.entry.moduleId}\` ${how}`, module: used.entry.moduleId, successor };
    const text = how === 'exchanges packets with' ? name.replace(/^[^.]*/, snakeCase(successor ?? '')) : successor;
    const at = {
      ...occurrenceAt(document, path),
      ...(successor === undefined || text === undefined ? {} : { fix: text }),
    };
    collector.add(registryDiagnostics.create('deprecated-in-use', parameters, at));
  }
  if (module.entry.deprecated) checkBindings(facts, module);
}

// The bindings of a tool stand with the tool, so the agents that use a deprecated one are told there.
function checkBindings(facts: RegistryFacts, module: Registered): void {
  const document = module.folder?.meta?.document;
  if (!document) return;
  const list = ['wiring', 'tools', 'agent_bindings'];
  for (const index of rawList(document, list).keys()) {
    const path = [...list, index, 'agent_id'];
    const agent = rawValue(document, path);
    if (typeof agent !== 'string') continue;
    const user = `The agent \`${agent}\` is bound to the tool of`;
    const parameters = { user, module: module.entry.moduleId, successor: lastSuccessor(facts, module) };
    facts.decoding.collector.add(
      registryDiagnostics.create('deprecated-in-use', parameters, occurrenceAt(document, path)),
    );
  }
}

function successorOf({ bySnake }: RegistryFacts, { entry }: Registered): Registered | undefined {
  return entry.supersededBy === undefined ? undefined : bySnake.get(snakeCase(entry.supersededBy));
}

// The module at the end of the successors; none when the end is not to be used either, or there is no end.
function lastSuccessor(facts: RegistryFacts, module: Registered): string | undefined {
  const seen = new Set<Registered>();
  let last: Registered | undefined = module;
  while (last?.entry.supersededBy !== undefined && !seen.has(last)) {
    seen.add(last);
    last = successorOf(facts, last);
  }
  return last && !last.entry.deprecated && last.entry.status !== 'archived' ? last.entry.moduleId : undefined;
}
