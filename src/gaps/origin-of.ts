import type { Diagnostic } from '../diagnostics/index.js';
import type { Workspace } from '../model/index.js';
import { parentPath, relPath, type RelPath } from '../text/index.js';
import type { FindingOrigin } from './gap-of-finding.js';

/** Tells whose a finding is. */
export type OriginOf = (finding: Diagnostic) => FindingOrigin;

/**
 * Prepares to tell whose findings are: a finding at a contract is that contract's; one at another file is that of the
 * contract which the file belongs to by its folder, else of the repository's.
 */
export function createOrigins(workspace: Workspace): OriginOf {
  const types = new Map(workspace.contracts.files.map(({ file, kind }) => [file, kind ?? 'unknown']));
  const owners = ownersOf(workspace);
  const root = rootContract(types);
  const shared = sharedFiles(workspace);
  const typeOf = (file: RelPath | undefined): string | undefined =>
    file === undefined ? undefined : (types.get(file) ?? (isContractName.test(file) ? 'unknown' : undefined));
  return ({ code, span, file, pointer }) => {
    const place = span?.file ?? file;
    const metaType = typeOf(place);
    const isEntryList = place === workspace.registryFile && pointer === '/modules';
    const writeSet = isEntryList ? [workspace.registryFile] : shared.get(code);
    const written = writeSet === undefined ? {} : { writeSet };
    if (place !== undefined && metaType !== undefined) return { metaFile: place, metaType, ...written };
    const metaFile = (place === undefined ? undefined : ownerOf(place, owners)) ?? root;
    const target = place === undefined ? {} : { targetFile: place };
    return { metaFile, metaType: typeOf(metaFile) ?? 'unknown', ...target, ...written };
  };
}

// A contract that cannot be read has no type; it is one by its name all the same.
const isContractName = /\.meta\.ya?ml$|(?:^|\/)meta\.ya?ml$/;

// What is not wired in, or not registered, is mended in the file that is for all modules.
function sharedFiles({ slots, registryFile }: Workspace): ReadonlyMap<string, readonly RelPath[]> {
  return new Map([
    ['conform/tool-differs', [slots.tools.file]],
    ['conform/tool-not-registered', [slots.tools.file]],
    ['conform/tool-repeated', [slots.tools.file]],
    ['conform/unknown-agent', [slots.agents.file]],
    ['model/spec-not-registered', [registryFile]],
  ]);
}

// The folder of a module, and of its tests, belong to its meta, or to its spec where it has none.
function ownersOf({ modules }: Workspace): ReadonlyMap<RelPath, RelPath> {
  return new Map(
    modules.flatMap(({ files, metaFile, specFile }): readonly (readonly [RelPath, RelPath])[] => {
      const owner = metaFile ?? specFile;
      return [
        [files.folder, owner],
        [files.tests.folder, owner],
      ];
    }),
  );
}

function ownerOf(file: RelPath, owners: ReadonlyMap<RelPath, RelPath>): RelPath | undefined {
  for (let folder: RelPath | undefined = file; folder !== undefined; folder = parentPath(folder)) {
    const owner = owners.get(folder);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

const rootTypes = ['l9_repo_contract', 'l9_module_contracts', 'l9_wiring_contracts', 'registry'] as const;

function rootContract(types: ReadonlyMap<RelPath, string>): RelPath {
  for (const type of rootTypes) for (const [file, found] of types) if (found === type) return file;
  return [...types.keys()][0] ?? relPath('.l9_repo.meta.yaml');
}
