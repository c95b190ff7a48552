import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { createNodeFileSystem, mostBytesRead, type FileSystem } from '../host/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../text/index.js';
import { pathFromRoot } from './open-context.js';
import type { Terminal } from './terminal.js';

/** A file that the command line names; it may lie outside of the repository. */
export interface NamedFile {
  /** The tree of the folder that it lies in. */
  readonly files: FileSystem;
  readonly name: RelPath;
  /** As it was named. */
  readonly shown: string;
  /** Where it lies in the repository; absent where it lies outside. */
  readonly inRepository?: RelPath;
}

/** A file as it is named, as seen from a folder. */
export interface Naming {
  readonly folder: string;
  readonly path: string;
  /** The most bytes that are read of it. */
  readonly mostBytes?: number;
  /** The failure of a name that cannot be used, with the problem in words that follow "because". */
  readonly unfit: (problem: string) => Error;
}

/** Opens a file by its name. Throws what `unfit` gives when its folder does not exist or no system takes its name. */
export async function openNamedFile(terminal: Terminal, naming: Naming): Promise<NamedFile> {
  const { folder, path, unfit, mostBytes = mostBytesRead } = naming;
  const place = resolve(terminal.cwd, folder, path);
  const name = parseRelPath(basename(place));
  if (!isRelPath(name)) throw unfit(`its name ${name.problem}`);
  const home = await realpath(dirname(place)).catch(() => undefined);
  if (home === undefined) throw unfit('its folder does not exist');
  const inside = parseRelPath(await pathFromRoot(terminal, folder, join(home, name)));
  const files = createNodeFileSystem(home, mostBytes);
  return { files, name, shown: path, ...(isRelPath(inside) ? { inRepository: inside } : {}) };
}
