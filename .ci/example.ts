import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { addContracts, demoModules } from '../examples/demo/contracts.js';
import { main } from '../src/index.js';

/** Where the finished host for reading lies. */
export const exampleFolder = 'examples/demo-host';

// A fixed time, so that the example changes only when what it is made of changes.
const madeAt = '1767225600';

/** Makes the host of the demo in a temporary folder and gives its files: paths relative to the host, with their texts. */
export async function makeExample(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'l9gen-example-'));
  try {
    await run(folder, ['init', '--name', 'Demo host']);
    for (const module of demoModules) await addContracts(folder, module);
    await run(folder, ['generate']);
    return await filesOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(folder: string, args: readonly string[]): Promise<void> {
  let printed = '';
  const write = (text: string): string => (printed += text);
  const terminal = { cwd: folder, env: { SOURCE_DATE_EPOCH: madeAt }, stdout: { write }, stderr: { write } };
  const exitCode = await main(args, { ...terminal, interruption: () => new AbortController().signal });
  if (exitCode !== 0) throw new Error(`l9gen ${args.join(' ')} ended with ${exitCode}\n${printed}`);
}

/** Every file below a folder with its text; installed packages and what a run of the host leaves behind are left out. */
export async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const visit = async (path: string): Promise<void> => {
    for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = join(path, entry.name);
      if (entry.isDirectory() && !['node_modules', 'data'].includes(entry.name)) await visit(child);
      else if (entry.isFile()) files.set(relative(folder, child), await readFile(child, 'utf8'));
    }
  };
  await visit(folder);
  return files;
}

/** Writes the files of a host anew; what is no longer made goes. */
export async function writeExample(files: ReadonlyMap<string, string>): Promise<void> {
  await rm(exampleFolder, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(exampleFolder, path)), { recursive: true });
    await writeFile(join(exampleFolder, path), text);
  }
}
