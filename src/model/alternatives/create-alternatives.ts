import type { YamlDocument } from '../../documents/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import { snakeCase, type RelPath } from '../../text/index.js';
import type { ContractKind } from '../contracts/contract-validators.js';
import { createDecoding } from '../contracts/decoding.js';
import { decodeSurroundings } from '../decode-surroundings.js';
import type { Module } from '../module/module.js';
import { kindOfVersion, specVersionOf } from '../spec/spec-version.js';
import { partsOf, type ContractPart } from './contract-parts.js';
import { otherContracts } from './other-contracts.js';
import { remakeModule } from './remake-module.js';

/** The contracts of one module in parts, and the modules that would follow if one part were otherwise. */
export interface Alternatives {
  /** Of spec, module meta and module wiring, in this order, each in the order of its text. */
  readonly parts: readonly ContractPart[];
  /**
   * The modules that follow when the part is changed as little as can be: another allowed value or another text, the
   * other truth, a neighbouring number, a list without the item. What contradicts another contract counts: who changes
   * one of two places that have to agree changes the other as well. None where nothing else makes a module.
   */
  readonly of: (part: ContractPart) => Iterable<Module>;
}

/** The {@link Alternatives} of a registered module; without parts when it is not registered. */
export function createAlternatives(sources: WorkspaceSources, moduleId: string): Alternatives {
  const decoding = createDecoding(sources);
  const { registered, surroundings } = decodeSurroundings(decoding);
  const entry = registered?.find((candidate) => candidate.moduleId === moduleId);
  if (!entry) return { parts: [], of: () => [] };
  const { specFile } = entry;
  const snake = snakeCase(entry.moduleId);
  const folder = decoding.index.folderOf(snake);
  const own = [decoding.index.specAt(specFile), folder?.meta, folder?.wiring];
  const documents = own.flatMap((source) => source?.document ?? []);
  const making = { decoding, surroundings, snake, specFile };
  const kindOf = kindsOf(specFile, documents, folder?.meta?.file);
  return {
    parts: documents.flatMap(partsOf),
    *of(part) {
      for (const other of otherContracts(documents, kindOf(part.file), part)) {
        const module = remakeModule(making, other);
        if (module) yield module;
        if (module && !other.each) return;
      }
    },
  };
}

function kindsOf(
  specFile: RelPath,
  documents: readonly YamlDocument[],
  metaFile: RelPath | undefined,
): (file: RelPath) => ContractKind {
  const spec = documents.find(({ file }) => file === specFile);
  const specKind = kindOfVersion((spec && specVersionOf(spec).value) ?? '2.6');
  return (file) => (file === specFile ? specKind : file === metaFile ? 'module-meta' : 'module-wiring');
}
