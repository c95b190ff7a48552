import type { DocumentPath, YamlDocument } from '../../documents/index.js';
import { snakeCase } from '../../text/index.js';
import { hostServices, resolveDependency } from '../module/host-services.js';
import { rawList, rawText } from './raw-value.js';
import type { Registered, RegistryFacts } from './registry-facts.js';

/** A place of a contract that names another module. */
export interface Reference {
  readonly name: string;
  readonly snake: string;
  readonly document: YamlDocument;
  readonly path: DocumentPath;
  readonly how: 'depends on' | 'calls' | 'is called by' | 'collaborates with' | 'exchanges packets with';
}

type Field = readonly [list: DocumentPath, key: string | undefined, how: Reference['how']];

const dependencyFields: readonly Field[] = [
  [['runtime_wiring', 'depends_on'], undefined, 'depends on'],
  [['dependency_contract', 'outbound'], 'to_module', 'calls'],
  [['dependencies', 'outbound_calls'], 'module', 'calls'],
];

const callerFields: readonly Field[] = [[['dependency_contract', 'inbound'], 'from_module', 'is called by']];

const collaborators: DocumentPath = ['wiring', 'agents', 'collaborators'];

/** The modules that a module needs, each once, where it is first named in the order of a spec. */
export function dependenciesOf(facts: RegistryFacts, module: Registered): readonly Reference[] {
  return once(ownSpecReferences(facts, module, dependencyFields));
}

/** The modules that are said to call a module, each once. */
export function callersOf(facts: RegistryFacts, module: Registered): readonly Reference[] {
  return once(ownSpecReferences(facts, module, callerFields));
}

/** Every place of a module's spec and meta that names another module, in their order. */
export function referencesOf(facts: RegistryFacts, module: Registered): readonly Reference[] {
  return [...ownSpecReferences(facts, module, [...dependencyFields, ...callerFields]), ...collaborations(module)];
}

/** The modules that the module meta works with: an agent of the same name, or the packets of a module. */
export function collaboratorsOf(module: Registered): readonly Reference[] {
  return once(collaborations(module).filter((reference) => reference.snake !== module.snake));
}

function collaborations({ folder }: Registered): readonly Reference[] {
  const document = folder?.meta?.document;
  if (!document) return [];
  return rawList(document, collaborators).flatMap((_item, index) => {
    const agent: Field = [[...collaborators, index, 'agent_id'], undefined, 'collaborates with'];
    const name = rawText(document, agent[0]);
    const byName =
      name === undefined ? [] : [{ name, snake: snakeCase(name), document, path: agent[0], how: agent[2] }];
    return [...byName, ...topicsOfAgent(document, index)];
  });
}

/** Every packet topic of the module meta, with the module whose name it carries. */
export function topicsOf({ folder }: Registered): readonly Reference[] {
  const document = folder?.meta?.document;
  if (!document) return [];
  return rawList(document, collaborators).flatMap((_item, index) => topicsOfAgent(document, index));
}

function topicsOfAgent(document: YamlDocument, index: number): readonly Reference[] {
  const topics: Field = [[...collaborators, index, 'packet_topics'], undefined, 'exchanges packets with'];
  return references(document, topics).map((topic) => ({ ...topic, snake: topic.name.split('.')[0] ?? '' }));
}

function ownSpecReferences(
  facts: RegistryFacts,
  { spec, isOwnSpec }: Registered,
  fields: readonly Field[],
): readonly Reference[] {
  const document = spec?.document;
  if (!isOwnSpec || !document) return [];
  return fields
    .flatMap((field) => references(document, field))
    .flatMap((reference) => {
      const snake = moduleMeant(facts, reference.name);
      return snake === undefined ? [] : [{ ...reference, snake }];
    });
}

function references(document: YamlDocument, [list, key, how]: Field): readonly Reference[] {
  return rawList(document, list).flatMap((_item, index) => {
    const path = [...list, index, ...(key === undefined ? [] : [key])];
    const name = rawText(document, path);
    return name === undefined ? [] : [{ name, snake: snakeCase(name), document, path, how }];
  });
}

// The module that a name means, in snake form; none for the outside, a service of the host, and what is no name at all yet.
function moduleMeant({ bySnake }: RegistryFacts, name: string): string | undefined {
  if (name === 'external' || !/^[A-Za-z][\w.-]*$/.test(name)) return undefined;
  const snake = snakeCase(name);
  if (bySnake.has(snake) && !hostServices.includes(name)) return snake;
  if (hostServices.includes(resolveDependency(name, []))) return undefined;
  const bare = snakeCase(name.replace(/^l9-/, '').replace(/\.(service|server)$/, ''));
  return bySnake.has(bare) ? bare : snake;
}

function once(all: readonly Reference[]): readonly Reference[] {
  const first = new Map<string, Reference>();
  for (const reference of all) if (!first.has(reference.snake)) first.set(reference.snake, reference);
  return [...first.values()];
}
