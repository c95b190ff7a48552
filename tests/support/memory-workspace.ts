import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { createMemoryFileSystem, type MemoryFileSystem, type MemoryTree } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import type { PlanFile, VerbResult } from '../../src/toolkit/index.js';

/** Every file below a folder of the disk, for a file system in memory; installed packages left out. */
export async function memoryTree(root: string, folders: readonly string[] = ['.']): Promise<MemoryTree> {
  const files: Record<string, Uint8Array> = {};
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isFile()) files[relative(root, child)] = await readFile(child);
      else if (entry.isDirectory() && entry.name !== 'node_modules') await visit(child);
    }
  };
  for (const folder of folders) await visit(join(root, folder));
  return files;
}

/** What the product reads of itself. */
export async function productTree(): Promise<MemoryTree> {
  const root = process.cwd();
  const published = 'generated/contract.schema.json';
  return { ...(await memoryTree(root, ['templates', 'specs'])), [published]: await readFile(join(root, published)) };
}

/** A plan file outside of any repository, holding `text` or nothing yet. */
export function memoryPlanFile(text?: string): PlanFile & { readonly files: MemoryFileSystem } {
  const files = createMemoryFileSystem(text === undefined ? {} : { 'plan.json': text });
  return { files, name: relPath('plan.json'), mostBytes: Infinity, shown: 'plan.json' };
}

/** The codes of a result's findings. */
export function codesOf({ diagnostics }: VerbResult): readonly string[] {
  return diagnostics.map(({ code }) => code);
}
