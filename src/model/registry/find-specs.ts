import type { ContractSource } from '../../sources/index.js';
import { byCodePoint, type RelPath } from '../../text/index.js';
import { specFileName } from './spec-facts.js';

/** Finds the specs that were read. */
export interface SpecFinder {
  readonly byFile: (file: RelPath) => ContractSource | undefined;
  /** The spec whose file is named for a module in snake form; that of the newest version when there are several, not one put away in a folder. */
  readonly bySnake: (snake: string) => RelPath | undefined;
}

/** A finder over these specs; each look-up takes the same time whatever their number. */
export function findSpecs(sources: readonly ContractSource[]): SpecFinder {
  const files = new Map(sources.map((source) => [source.file, source]));
  const named = sources
    .flatMap(({ file }) => {
      const name = specFileName(file);
      return name ? [{ file, ...name }] : [];
    })
    .sort(
      (a, b) => minor(a.version) - minor(b.version) || depth(b.file) - depth(a.file) || byCodePoint(b.file, a.file),
    );
  const snakes = new Map(named.map(({ snake, file }) => [snake, file]));
  return { byFile: (file) => files.get(file), bySnake: (snake) => snakes.get(snake) };
}

function depth(file: RelPath): number {
  return file.split('/').length;
}

function minor(version: string): number {
  const [major = 0, rest = 0] = version.split('.').map(Number);
  return major * 1000 + rest;
}
