import { lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { exitCodes, ToolError } from '../diagnostics/index.js';
import { createClock, createNodeFileSystem, createProcessProbe, createUserCache, findRoot } from '../host/index.js';
import type { ToolkitContext } from '../toolkit/index.js';
import { cliDiagnostics } from './diagnostics.js';
import type { Terminal } from './terminal.js';

const marker = '.l9_modules.meta.yaml';
const rootMarkers = ['.l9_modules.meta', '.l9_repo.meta'].flatMap((stem) => [`${stem}.yaml`, `${stem}.yml`]);
// Milliseconds. Another run holds the lock only while it writes; two that stepped back at once must not come back at once.
const lockPause = { least: 250, spread: 1000 };

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
 * contracts or a repository contract, else that of the git repository, else `folder` itself.
 */
export async function openContext(
  terminal: Terminal,
  folder: string,
  progress: (step: string) => void,
): Promise<ToolkitContext> {
  const start = resolve(terminal.cwd, folder);
  await requireFolder(start, folder);
  return contextAt(terminal, await rootAround(start), progress);
}

/** A path as it is given on the command line, as seen from the root of the workspace around `folder`. */
export async function pathFromRoot(terminal: Terminal, folder: string, path: string): Promise<string> {
  const start = resolve(terminal.cwd, folder);
  return relative(await rootAround(start), resolve(start, path))
    .split(sep)
    .join('/');
}

async function rootAround(start: string): Promise<string> {
  return (await findRoot(start, rootMarkers)) ?? (await findRoot(start, ['.git'])) ?? start;
}

/**
 * The context of a verb that works on the whole of a git repository, whatever workspaces it holds; on the folder itself
 * where there is none.
 */
export async function openRepository(
  terminal: Terminal,
  { cwd, folder }: NewPlace,
  progress: (step: string) => void,
): Promise<ToolkitContext> {
  const start = resolve(terminal.cwd, cwd, folder);
  await requireFolder(start, folder);
  return contextAt(terminal, (await findRoot(start, ['.git'])) ?? start, progress);
}

/** Where a workspace starts: `folder` as seen from `cwd`, which exists. */
export interface NewPlace {
  readonly cwd: string;
  readonly folder: string;
}

/**
 * The context of a verb that starts a workspace in a folder, which is created when it does not exist. Throws ToolError
 * (exit code 2) when it cannot be, or when it lies in a workspace already.
 */
export async function openNewContext(
  terminal: Terminal,
  place: NewPlace,
  progress: (step: string) => void,
): Promise<ToolkitContext> {
  const start = resolve(terminal.cwd, place.cwd);
  await requireFolder(start, place.cwd);
  const root = resolve(start, place.folder);
  const above = await findRoot(dirname(root), [marker]);
  if (above !== undefined && !(await isFolderWith(root, marker))) {
    const workspace = relative(root, above);
    const finding = cliDiagnostics.create('inside-workspace', { folder: place.folder, workspace });
    throw new ToolError(finding, exitCodes.usage);
  }
  const context = await contextAt(terminal, root, progress);
  try {
    await makeFolders(root);
  } catch (error) {
    throw unusable(place.folder, error);
  }
  await requireFolder(root, place.folder);
  return context;
}

/** The command that goes into the folder of a new workspace; none for who is there already. */
export function enterFolder(terminal: Terminal, { cwd, folder }: NewPlace): readonly string[] {
  const path = relative(terminal.cwd, resolve(terminal.cwd, cwd, folder));
  if (path === '') return [];
  return [`cd ${/^[\w./][\w./-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`}`];
}

async function isFolderWith(folder: string, name: string): Promise<boolean> {
  return (await lstat(join(folder, name)).catch(() => undefined)) !== undefined;
}

// Folder by folder, each tried once: where the system denies that a folder is there that it has just refused to make
// (such as /proc), the recursive call of node never returns.
async function makeFolders(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let at = folder; !(await exists(at)); at = dirname(at)) {
    missing.push(at);
    if (dirname(at) === at) break;
  }
  for (const path of missing.reverse()) await makeFolder(path);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    // Another run was quicker.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** The same context, which neither asks for nor remembers results of other runs. */
export function withoutMemory({ memory: _memory, ...context }: ToolkitContext): ToolkitContext {
  return context;
}

async function memoryOf(terminal: Terminal, root: string, version: string): Promise<Pick<ToolkitContext, 'memory'>> {
  const cache = createUserCache(terminal.env);
  // Judging writes nothing into a repository, also where it is somebody's home.
  if (!cache || isInside(root, cache.folder)) return {};
  // A build writes every file anew, so the time of this one tells builds of one version apart.
  const built = await stat(fileURLToPath(import.meta.url));
  return { memory: { cache, workspace: root, product: `${version} ${built.mtimeMs}` } };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

async function contextAt(terminal: Terminal, root: string, progress: (step: string) => void): Promise<ToolkitContext> {
  const clock = createClock(terminal.env);
  if ('problem' in clock)
    throw new ToolError(cliDiagnostics.create('wrong-time', { problem: clock.problem }), exitCodes.usage);
  const toolVersion = await readVersion();
  return {
    ...(await memoryOf(terminal, root, toolVersion)),
    files: createNodeFileSystem(root),
    product: createNodeFileSystem(await productRoot()),
    now: clock.now(),
    toolVersion,
    processes: createProcessProbe(),
    progress,
    pause: () => setTimeout(lockPause.least + Math.random() * lockPause.spread),
    interruption: terminal.interruption,
  };
}

async function requireFolder(path: string, shown: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw unusable(shown, error);
  });
  if (!found.isDirectory()) throw unusable(shown, { code: 'it is no folder' });
}

function unusable(folder: string, error: unknown): ToolError {
  const problem = codeOf(error) ?? 'unknown';
  return new ToolError(cliDiagnostics.create('no-folder', { folder, problem }), exitCodes.usage);
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
