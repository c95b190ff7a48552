import type { WorkspaceSources } from '../../sources/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import { typeOfKind } from '../contracts/contract-validators.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { decodeSource, type Decoding } from '../contracts/decoding.js';
import type { FamilyContract, FamilyKind, TypedKind } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { kindFacts, type Places } from './kinds.js';
import { outputOf } from './output-of.js';
import { recogniseKind, typeName } from './recognise-kind.js';

/** A file that is a contract by its name; without a kind when it does not say one, or cannot be read. */
export interface ContractFile {
  readonly file: RelPath;
  /** Its `type`, or the name of its form. */
  readonly kind?: string;
  /** The document that is rendered from it. */
  readonly output?: RelPath;
}

/** What was found and what of it holds. */
export interface DecodedFamily {
  readonly files: readonly ContractFile[];
  readonly contracts: readonly FamilyContract[];
}

/** Decodes every contract that was found by its name; tells those that do not hold. */
export function decodeFamily(decoding: Decoding): DecodedFamily {
  const { contracts: sources, moduleContracts, moduleRoot } = decoding.sources;
  const places: Places = { moduleRoot: moduleContracts ? moduleRoot : undefined };
  const files: ContractFile[] = [];
  const contracts: FamilyContract[] = [];
  for (const source of sources) {
    const { kind, finding } = source.document ? recogniseKind(source.document, places) : {};
    if (finding) decoding.collector.add(finding);
    if (source.document && !kind && !finding) continue;
    const contract = kind && decodeOne(decoding, kind, source);
    if (contract) contracts.push(contract);
    const output = contract?.output;
    files.push({ file: source.file, ...(kind ? { kind: typeName(kind) } : {}), ...(output ? { output } : {}) });
  }
  return { files: withPlaced(files, decoding.sources), contracts };
}

// Specs, registry and memory are known by where they stand; they are contracts of the repository all the same.
function withPlaced(files: readonly ContractFile[], sources: WorkspaceSources): readonly ContractFile[] {
  const { specs, registry, memory } = sources;
  const placed = [
    ...specs.map(({ file }) => ({ file, kind: 'module_spec' })),
    ...(registry ? [{ file: registry.file, kind: 'registry' }] : []),
    ...(memory ? [{ file: memory.file, kind: 'memory' }] : []),
  ];
  const all = new Map([...placed, ...files].map((file) => [file.file, file]));
  return [...all.values()].sort((a, b) => byCodePoint(a.file, b.file));
}

function decodeOne(
  decoding: Decoding,
  kind: FamilyKind,
  source: Decoding['sources']['contracts'][number],
): FamilyContract | undefined {
  const decoded = decodeSource(decoding, kind, source);
  if (!decoded) return undefined;
  const { document, value } = decoded;
  const renders = typeOfKind(kind) === undefined ? 'nothing' : kindFacts[kind as TypedKind].renders;
  const output = outputOf(source.file, document.value['location'], renders);
  if (output === 'self' && renders !== 'nothing') {
    const at = occurrenceAt(document, ['location']);
    decoding.collector.add(familyDiagnostics.create('not-rendered', { file: source.file }, at));
  }
  return { kind, file: source.file, value, document, output: output === 'self' ? undefined : output };
}
