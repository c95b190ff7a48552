import type { ContractSource } from '../../sources/index.js';
import type { RelPath } from '../../text/index.js';
import { decodeSource, type Decoding } from '../contracts/decoding.js';
import type { Module } from '../module/module.js';
import { draftModule, type ModuleSurroundings } from '../module/normalize-module.js';
import { checkGeneration } from '../spec/check-generation.js';
import { decodeSpec } from '../spec/decode-spec.js';
import type { OtherContracts } from './other-contracts.js';

/** Everything that one module is made from. */
export interface ModuleMaking {
  readonly decoding: Decoding;
  readonly surroundings: ModuleSurroundings;
  readonly snake: string;
  readonly specFile: RelPath;
}

/** The module that other contracts make; `undefined` where one does not decode or no module follows. Tells nothing. */
export function remakeModule(
  { decoding, surroundings, snake, specFile }: ModuleMaking,
  { changed, snake: renamed = snake }: Pick<OtherContracts, 'changed' | 'snake'>,
): Module | undefined {
  const { index, validators } = decoding;
  const now = (source: ContractSource | undefined): ContractSource | undefined =>
    source && { ...source, document: changed.get(source.file) ?? source.document };
  const document = now(index.specAt(specFile))?.document;
  const decoded = document && decodeSpec(validators, document).value;
  const spec = decoded && checkGeneration(decoded).value;
  if (!spec) return undefined;
  const anew = { ...decoding, known: new Map() };
  const folder = index.folderOf(snake);
  const meta = decodeSource(anew, 'module-meta', now(folder?.meta));
  const wiring = decodeSource(anew, 'module-wiring', now(folder?.wiring));
  if ((folder?.meta && !meta) || (folder?.wiring && !wiring)) return undefined;
  return draftModule({ snake: renamed, spec, meta, wiring }, surroundings);
}
