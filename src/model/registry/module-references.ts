import type { DocumentPath, YamlDocument } from '../../documents/index.js';
import { snakeCase } from '../../text/index.js';
import { isHostService } from '../module/check-modules.js';
import { rawList, rawText } from './raw-value.js';
import type { Registered } from './registry-facts.js';

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
export function dependenciesOf(module: Registered): readonly Reference[] {
  return once(ownSpecReferences(module, dependencyFields));
}

/** The modules that are said to call a module, each once. */
export function callersOf(module: Registered): readonly Reference[] {
  return once(ownSpecReferences(module, callerFields));
}

/** The modules that the module meta works with: an agent of the same name, or the packets of a module. */
export function collaboratorsOf({ folder, snake }: Registered): readonly Reference[] {
  const document = folder?.meta?.document;
  if (!document) return [];
  const found = rawList(document, collaborators).flatMap((_item, index) => {
    const topics: Field = [[...collaborators, index, 'packet_topics'], undefined, 'exchanges packets with'];
    const agent = [...collaborators, index, 'agent_id'];
    const name = rawText(document, agent);
    const byName = name === undefined ? [] : [referenceTo(name, { document, path: agent, how: 'collaborates with' })];
    const byTopic = references(document, [topics]).map((topic) => ({
      ...topic,
      snake: topic.name.split('.')[0] ?? '',
    }));
    return [...byName, ...byTopic];
  });
  return once(found.filter((reference) => reference.snake !== snake));
}

function ownSpecReferences({ spec, isOwnSpec }: Registered, fields: readonly Field[]): readonly Reference[] {
  return isOwnSpec && spec?.document ? references(spec.document, fields) : [];
}

function references(document: YamlDocument, fields: readonly Field[]): readonly Reference[] {
  return fields.flatMap(([list, key, how]) =>
    rawList(document, list).flatMap((_item, index) => {
      const path = [...list, index, ...(key === undefined ? [] : [key])];
      const name = rawText(document, path);
      return name === undefined || !namesModule(name) ? [] : [referenceTo(name, { document, path, how })];
    }),
  );
}

// What is no name of a module, or no name at all yet, is for others to tell.
function namesModule(name: string): boolean {
  return name !== 'external' && !isHostService(name) && /^[A-Za-z][\w.-]*$/.test(name);
}

function referenceTo(name: string, rest: Pick<Reference, 'document' | 'path' | 'how'>): Reference {
  return { name, snake: snakeCase(name), ...rest };
}

function once(all: readonly Reference[]): readonly Reference[] {
  const first = new Map<string, Reference>();
  for (const reference of all) if (!first.has(reference.snake)) first.set(reference.snake, reference);
  return [...first.values()];
}
