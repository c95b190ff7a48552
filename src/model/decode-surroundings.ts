import { decodeSource, type Decoding } from './contracts/decoding.js';
import type { ModuleSurroundings } from './module/normalize-module.js';
import { decodeRegistry, type RegisteredEntry } from './registry/decode-registry.js';
import { deploymentOf, slotsOf } from './workspace-slots.js';
import type { Deployment } from './workspace.js';

/** The registered modules, `undefined` without a registry, and what each of them is normalised against. */
export function decodeSurroundings(decoding: Decoding): {
  readonly registered: readonly RegisteredEntry[] | undefined;
  readonly surroundings: ModuleSurroundings;
  readonly deployment: Deployment;
} {
  const { sources } = decoding;
  const wiring = decodeSource(decoding, 'wiring-contracts', sources.wiringContracts);
  const memory = decodeSource(decoding, 'memory', sources.memory);
  const segments = memory && { known: memory.value.segments.map((segment) => segment.id), file: memory.document.file };
  const registered = decodeRegistry(decoding);
  const moduleIds = (registered ?? []).map(({ moduleId }) => moduleId);
  return {
    registered,
    deployment: deploymentOf(wiring, sources.compose?.file),
    surroundings: { moduleRoot: sources.moduleRoot, moduleIds, slots: slotsOf(wiring), segments },
  };
}
