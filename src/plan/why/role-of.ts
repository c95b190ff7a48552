import type { Module, Workspace } from '../../model/index.js';
import { editorSchemaPath, moduleTemplates } from '../../render/index.js';
import type { RelPath } from '../../text/index.js';
import { documentAt, documentContracts, type DocumentPlace } from '../documents/want-documents.js';
import { overviewsOf, type Overview } from '../want-overviews.js';
import { wantWiring } from '../want-wiring.js';
import type { WantedEdit } from '../wanted.js';

/** What a path is to the contracts of a workspace. */
export type FileRole =
  /** A module asks for a file there. */
  | {
      readonly kind: 'generated' | 'seeded';
      readonly module: Module;
      readonly template: string;
    }
  /** All modules together have a page there. */
  | { readonly kind: 'overview'; readonly overview: Overview }
  /** Modules are wired into it. */
  | { readonly kind: 'shared'; readonly edits: readonly WantedEdit[] }
  | { readonly kind: 'registry' }
  /** Some of its sections are made from a contract. */
  | { readonly kind: 'document'; readonly document: DocumentPlace }
  /** A contract; of a module where it is one's own. */
  | { readonly kind: 'contract'; readonly module?: string }
  | { readonly kind: 'editor-schema' };

/** What the contracts want of a path, or have there; `undefined` when it is nothing to them. */
export function roleOf(path: RelPath, workspace: Workspace): FileRole | undefined {
  for (const module of workspace.modules) {
    const found = moduleTemplates(module).find((file) => file.path === path);
    if (found) return { kind: found.ownership, module, template: found.template };
  }
  const overview = overviewsOf(workspace).find((page) => page.path === path);
  if (overview) return { kind: 'overview', overview };
  const edits = workspace.modules.flatMap((module) => wantWiring(module, workspace));
  const own = edits.filter((edit) => edit.path === path);
  const slots = Object.values(workspace.slots).map(({ file }) => file);
  if (own.length > 0 || slots.includes(path)) return { kind: 'shared', edits: own };
  if (path === workspace.registryFile) return { kind: 'registry' };
  return contractRole(path, workspace);
}

function contractRole(path: RelPath, workspace: Workspace): FileRole | undefined {
  const document = documentAt(path, workspace);
  if (document) return { kind: 'document', document };
  const [module] = [...workspace.filesOf].find(([, files]) => files.includes(path)) ?? [];
  const isContract = module !== undefined || workspace.contracts.files.some(({ file }) => file === path);
  if (isContract) return { kind: 'contract', ...(module === undefined ? {} : { module }) };
  return path === editorSchemaPath ? { kind: 'editor-schema' } : undefined;
}

/** Every path that the contracts want something of, sorted by nothing: for telling which one was meant. */
export function wantedPaths(workspace: Workspace): readonly RelPath[] {
  return [
    ...workspace.modules.flatMap((module) => moduleTemplates(module).map(({ path }) => path)),
    ...overviewsOf(workspace).map(({ path }) => path),
    ...Object.values(workspace.slots).map(({ file }) => file),
    workspace.registryFile,
    ...documentContracts(workspace, []).flatMap(({ output }) => output ?? []),
    ...workspace.contracts.files.map(({ file }) => file),
    ...[...workspace.filesOf.values()].flat(),
  ];
}
