import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';
import { measure, type Measured } from './measure.js';

const home = resolve('tests/bench/peers');
const recordsOfL9gen = `.l9gen${sep}`;
const formatting = '.prettierrc.json';

/** The engines of other generators: the name of the row, the script and its flags. */
const scripts: readonly (readonly [name: string, script: string, ...flags: string[]])[] = [
  ['Angular schematics', 'schematics.js'],
  ['Nx devkit', 'nx-devkit.js'],
  ['Nx devkit, formatted', 'nx-devkit.js', '--format'],
  ['mem-fs-editor', 'mem-fs-editor.js'],
];

/** Installs the peers as their lockfile says; when that fails, says so in one line and answers false. */
export async function installPeers(): Promise<boolean> {
  try {
    // `npm run --silent` hands its silence down, and with it the cause would be lost.
    await promisify(execFile)('npm', ['ci', '--prefix', home, '--loglevel=error']);
    return true;
  } catch (error) {
    const cause = /^npm error (?!code)(.+)$/m.exec(String(error))?.[1] ?? String(error).split('\n', 1).join('');
    console.log(`The peers are left out: npm ci --prefix tests/bench/peers failed (${cause}).`);
    return false;
  }
}

/**
 * A folder with the files that `generate` made or changed in `host`, a copy of `contracts` before, and how it formats.
 * The records below `.l9gen` are left out: the peers keep none. The caller removes the folder.
 */
export async function textsOf(host: string, contracts: string): Promise<string> {
  const [before, after, texts] = [await snapshot(contracts), await snapshot(host), await createFolder()];
  for (const [path, { bytes }] of after) {
    if (path.startsWith(recordsOfL9gen) || (bytes === before.get(path)?.bytes && path !== formatting)) continue;
    await mkdir(dirname(join(texts, path)), { recursive: true });
    await writeFile(join(texts, path), bytes, 'base64');
  }
  return texts;
}

/**
 * Lets every peer write the finished `texts`, as templates without a gap, and again over what it wrote, in a folder that
 * holds nothing but how it formats. Throws when a peer's tree is not `texts`, byte by byte.
 */
export async function measurePeers(texts: string): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const [name, script, ...flags] of scripts) {
    const target = await createFolder();
    const program = { args: [join(home, script), texts, target, ...flags], cwd: target };
    try {
      await cp(join(texts, formatting), join(target, formatting));
      for (const row of [name, `${name}, again`]) {
        const one = await measure(program);
        await expectSame(row, texts, target);
        measured.set(row, one);
      }
    } finally {
      await removeFolder(target);
    }
  }
  return measured;
}

async function expectSame(row: string, texts: string, target: string): Promise<void> {
  const [asked, made] = [await snapshot(texts), await snapshot(target)];
  const wrong = [...new Set([...asked.keys(), ...made.keys()])].filter(
    (path) => asked.get(path)?.bytes !== made.get(path)?.bytes,
  );
  if (wrong.length > 0) throw new Error(`${row} made another tree; ${wrong.length} files differ: ${wrong[0] ?? ''}`);
}
