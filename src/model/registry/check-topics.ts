import { nearestName } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { registryDiagnostics } from './diagnostics.js';
import { topicsOf, type Reference } from './module-references.js';
import { rawList } from './raw-value.js';
import type { Registered, RegistryFacts } from './registry-facts.js';

/** Tells each packet topic of a module meta that no module emits: an agent that waits for it waits for ever. */
export function checkTopics(facts: RegistryFacts): void {
  for (const module of facts.modules) {
    if (module.entry.isBroken) continue;
    for (const topic of topicsOf(module)) checkTopic(facts, module, topic);
  }
}

function checkTopic(facts: RegistryFacts, module: Registered, { name, snake, document, path }: Reference): void {
  const sender = facts.bySnake.get(snake);
  const emitted = emittedBy(sender ?? module);
  // What a module without a spec of its own emits is not known.
  if (sender && (emitted.length === 0 || emitted.includes(name))) return;
  const near = nearestName(name, emitted);
  const parameters = { topic: name, sender: sender?.entry.moduleId, near };
  const at = { ...occurrenceAt(document, path), ...(near === undefined ? {} : { fix: near }) };
  facts.decoding.collector.add(registryDiagnostics.create('unknown-topic', parameters, at));
}

function emittedBy({ spec, isOwnSpec }: Registered): readonly string[] {
  const items = isOwnSpec && spec?.document ? rawList(spec.document, ['packet_contract', 'emits']) : [];
  return items.filter((item) => typeof item === 'string');
}
