import { chmod, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TextTree } from './planned-change.js';

const modes = [
  ['README.md', 0o751],
  ['updated-0.ts', 0o600],
  ['updated-1.ts', 0o755],
] as const;

/** Puts a tree on the disk; some files become executable or private, so that a lost mode shows. */
export async function plantTree(root: string, tree: TextTree): Promise<void> {
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), content);
    const mode = modes.find(([name]) => path.endsWith(name))?.[1];
    if (mode !== undefined) await chmod(join(root, path), mode);
  }
}

/** Everything below a folder: `path mode content` of files, `path/` of empty folders. */
export async function photographTree(root: string, folder = ''): Promise<readonly string[]> {
  const names = (await readdir(join(root, folder))).sort();
  if (names.length === 0 && folder !== '') return [`${folder}/`];
  const told: string[] = [];
  for (const name of names) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const stat = await lstat(join(root, path));
    if (stat.isDirectory()) told.push(...(await photographTree(root, path)));
    else told.push(`${path} ${(stat.mode & 0o777).toString(8)} ${await readFile(join(root, path), 'utf8')}`);
  }
  return told;
}
