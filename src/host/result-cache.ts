import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

/**
 * Texts that are remembered from one run to the next, outside of any repository. A cache may forget at any time, and
 * what it gives back is only as true as the name it was asked for: put everything that a result depends on into it.
 */
export interface ResultCache {
  /** Where they lie: an absolute path. */
  readonly folder: string;
  readonly read: (name: string) => Promise<string | undefined>;
  /** Remembers a text; where that fails (read-only, full, denied), nothing is remembered and nobody is told. */
  readonly write: (name: string, text: string) => Promise<void>;
}

/**
 * The user's cache: `XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification), `LOCALAPPDATA` on Windows.
 * `undefined` where the environment names no such place; as that specification asks, a relative path names none. Names are plain file names. A write replaces the whole text at
 * once, so that a run beside this one reads the old text or the new one.
 */
export function createUserCache(env: Readonly<Record<string, string | undefined>>): ResultCache | undefined {
  const { XDG_CACHE_HOME: xdg, HOME: home, LOCALAPPDATA: local } = env;
  const base = [xdg, local, home && join(home, '.cache')].find((folder) => folder !== undefined && isAbsolute(folder));
  if (base === undefined) return undefined;
  const folder = join(base, 'l9gen');
  return {
    folder,
    read: (name) => readFile(join(folder, name), 'utf8').catch(() => undefined),
    write: async (name, text) => {
      const staged = join(folder, `${name}.${process.pid}`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(staged, text, { mode: 0o600 });
        await rename(staged, join(folder, name));
      } catch {
        await rm(staged, { force: true }).catch(() => undefined);
      }
    },
  };
}
