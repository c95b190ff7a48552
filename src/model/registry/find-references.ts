import type { Span } from '../../text/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import { createDecoding } from '../contracts/decoding.js';
import { slotsOf } from '../workspace-slots.js';
import { decodeRegistry } from './decode-registry.js';
import { referencesOf, type Reference } from './module-references.js';
import { gatherFacts } from './registry-facts.js';

/** A place of one module's contracts that names another. */
export interface ModuleReference {
  /** The module that the place belongs to. */
  readonly user: string;
  /** The module that is named, in snake form; registered or not. */
  readonly snake: string;
  readonly how: Reference['how'];
  readonly span: Span;
}

/** Every place of the registered modules' specs and metas that names another module, in the order of the registry. */
export function findReferences(sources: WorkspaceSources): readonly ModuleReference[] {
  const decoding = createDecoding(sources);
  const facts = gatherFacts(decoding, decodeRegistry(decoding) ?? [], slotsOf(undefined));
  return facts.modules.flatMap((module) =>
    referencesOf(facts, module)
      .filter(({ snake }) => snake !== module.snake)
      .map(({ snake, how, document, path }) => ({
        user: module.entry.moduleId,
        snake,
        how,
        span: document.locate(path, 'value'),
      })),
  );
}
