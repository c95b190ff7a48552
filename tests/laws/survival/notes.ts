import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { snakeCase } from '../../../src/text/index.js';

/** Files that modules share and people own. */
export const sharedFiles = [
  'l9/router.ts',
  'l9/tool_registry.ts',
  'l9/core/agents/registry.ts',
  '.env.example',
] as const;

const commentOf: readonly (readonly [RegExp, (note: string) => string])[] = [
  [/\.ts$/, (note) => `// ${note}`],
  [/\.md$/, (note) => `<!-- ${note} -->`],
  [/./, (note) => `# ${note}`],
];

// Before these lines a comment changes no meaning, whatever the file.
const safeLine = /^(?:import |export |const |describe\(| {2}it\(| {2}test\(| {2}readonly |\];|## |# |[A-Z][A-Z0-9_]*=)/;

/** Writes a comment of its own on a line of a file, before one of the lines where that is safe. */
export async function writeNote(folder: string, file: string, { note, at }: NotePlace): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n');
  const body = Math.max(0, lines.findIndex((line) => line.includes('content_hash')) + 1);
  const places = lines.flatMap((line, index) => (index > body && safeLine.test(line) ? [index] : []));
  const place = places[at % Math.max(places.length, 1)] ?? lines.length - 1;
  const comment = commentOf.find(([pattern]) => pattern.test(file))?.[1](note) ?? note;
  await writeFile(path, [...lines.slice(0, place), comment, ...lines.slice(place)].join('\n'));
}

interface NotePlace {
  readonly note: string;
  /** Which of the safe lines, counted around. */
  readonly at: number;
}

/** The made and seeded files of a module that can hold a comment, sorted. */
export async function filesOfModule(folder: string, id: string): Promise<readonly string[]> {
  const snake = snakeCase(id);
  const below = await Promise.all(
    [`l9/modules/${snake}`, `tests/modules/${snake}`].map((at) => filesBelow(folder, at)),
  );
  return below.flat().filter((file) => /\.(?:ts|md)$/.test(file));
}

/** Every file below a folder, sorted, without our own records and version control. */
export async function filesBelow(folder: string, below = '.'): Promise<readonly string[]> {
  const found = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !/^\.(?:git|l9gen)\//.test(file))
    .sort();
}
