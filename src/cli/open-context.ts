import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { exitCodes, ToolError } from '../diagnostics/index.js';
import { createClock, createNodeFileSystem, createProcessProbe, findRoot } from '../host/index.js';
import type { ToolkitContext } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import type { Terminal } from './terminal.js';

/** The root of this package: the nearest folder above this file that holds the templates. */
async function productRoot(): Promise<string> {
  const root = await findRoot(dirname(fileURLToPath(import.meta.url)), ['templates']);
  if (root === undefined) throw new Error('the package has lost its templates');
  return root;
}

/** The version that package.json states. */
export async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(await productRoot(), 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}

/**
 * The context of a verb that works in the workspace around `folder`: its root is the nearest folder with module
 * contracts, or `folder` itself when there is none (the verb then says so).
 */
export async function openContext(
  terminal: Terminal,
  folder: string,
  progress: (step: string) => void,
): Promise<ToolkitContext> {
  const start = resolve(terminal.cwd, folder);
  await requireFolder(start, folder);
  return contextAt(terminal, (await findRoot(start, ['.l9_modules.meta.yaml'])) ?? start, progress);
}

/** The context of a verb that starts a workspace in `folder`, which is created when it does not exist. */
export async function openNewContext(
  terminal: Terminal,
  folder: string,
  progress: (step: string) => void,
): Promise<ToolkitContext> {
  const root = resolve(terminal.cwd, folder);
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw unusable(folder, error);
  }
  return contextAt(terminal, root, progress);
}

async function contextAt(terminal: Terminal, root: string, progress: (step: string) => void): Promise<ToolkitContext> {
  const clock = createClock(terminal.env);
  if ('problem' in clock)
    throw new ToolError(cliDiagnostics.create('wrong-time', { problem: clock.problem }), exitCodes.usage);
  return {
    files: createNodeFileSystem(root),
    product: createNodeFileSystem(await productRoot()),
    now: clock.now(),
    toolVersion: await readVersion(),
    processes: createProcessProbe(),
    progress,
    signal: terminal.signal,
  };
}

async function requireFolder(path: string, shown: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw unusable(shown, error);
  });
  if (!found.isDirectory()) throw unusable(shown, { code: 'it is no folder' });
}

function unusable(folder: string, error: unknown): ToolError {
  const problem = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return new ToolError(cliDiagnostics.create('no-folder', { folder, problem }), exitCodes.usage);
}
