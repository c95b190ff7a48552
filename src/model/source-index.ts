import type { ContractSource, ModuleFolder, WorkspaceSources } from '../sources/index.js';
import { baseName, byCodePoint, type RelPath } from '../text/index.js';
import { specFileName } from './registry/spec-facts.js';

/** Finds what was read for a module; each look-up takes the same time whatever the number of modules. */
export interface SourceIndex {
  readonly specAt: (file: RelPath) => ContractSource | undefined;
  /** The spec whose file is named for a module in snake form; of several, the newest version, and not one put away in a folder. */
  readonly specNamedFor: (snake: string) => RelPath | undefined;
  /** The folder of a module in snake form. */
  readonly folderOf: (snake: string) => ModuleFolder | undefined;
  /** Whether a contract of another name says that it is the meta of a module; its place has been told or will be. */
  readonly hasMisnamedMeta: (moduleId: string) => boolean;
}

/** An index of what was read of a repository. */
export function createSourceIndex({ specs, moduleFolders, contracts }: WorkspaceSources): SourceIndex {
  const files = new Map(specs.map((source) => [source.file, source]));
  const named = specs
    .flatMap(({ file }) => {
      const name = specFileName(file);
      return name ? [{ file, ...name }] : [];
    })
    .sort(
      (a, b) => minor(a.version) - minor(b.version) || depth(b.file) - depth(a.file) || byCodePoint(b.file, a.file),
    );
  const snakes = new Map(named.map(({ snake, file }) => [snake, file]));
  const folders = new Map(moduleFolders.map((source) => [baseName(source.folder), source]));
  const misnamed = new Set(contracts.flatMap((source) => moduleOfMisnamedMeta(source) ?? []));
  return {
    specAt: (file) => files.get(file),
    specNamedFor: (snake) => snakes.get(snake),
    folderOf: (snake) => folders.get(snake),
    hasMisnamedMeta: (moduleId) => misnamed.has(moduleId),
  };
}

function moduleOfMisnamedMeta({ file, document }: ContractSource): string | undefined {
  const { type, module_id: id } = document?.value ?? {};
  const isMisnamed = type === 'l9_module_meta' && !/^module\.meta\.ya?ml$/.test(baseName(file));
  return isMisnamed && typeof id === 'string' ? id : undefined;
}

function depth(file: RelPath): number {
  return file.split('/').length;
}

function minor(version: string): number {
  const [major = 0, rest = 0] = version.split('.').map(Number);
  return major * 1000 + rest;
}
