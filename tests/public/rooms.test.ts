import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cruise } from 'dependency-cruiser';
import type { IConfiguration, ICruiseOptions, ICruiseResult, IDependency } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatRoomsTable, replaceRoomsTable } from '../../.ci/rooms-table.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const config = require(join(root, '.dependency-cruiser.cjs')) as IConfiguration;
const { rooms, lazy } = require(join(root, 'rooms.json')) as {
  readonly rooms: Readonly<Record<string, Room>>;
  readonly lazy: readonly string[];
};

interface Room {
  readonly purpose: string;
  readonly imports: readonly string[];
  readonly types: readonly string[];
  readonly libraries: readonly string[];
  readonly node: readonly string[];
  readonly pure: boolean;
}

const names = Object.keys(rooms);
const libraries = [...new Set(Object.values(rooms).flatMap((room) => room.libraries)), 'left-over'];

async function cruiseTree(baseDir: string, paths: readonly string[]): Promise<ICruiseResult> {
  // `options` hold the file name of the TypeScript configuration; the compiler options themselves are not needed here
  const options: ICruiseOptions = {
    ...config.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  };
  const { output } = await cruise([...paths], options, config.options?.enhancedResolveOptions);
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a text instead of a result');
  return output;
}

async function brokenRules(baseDir: string): Promise<readonly string[]> {
  const { summary } = await cruiseTree(baseDir, ['src', 'generated']);
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))].sort();
}

async function plant(tree: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
}

/** A tree in which every room imports all that it may: doors, types, libraries and modules of Node. */
function lawfulTree(): Record<string, string> {
  const files: Record<string, string> = {
    'package.json': JSON.stringify({
      name: 'toy',
      type: 'module',
      dependencies: Object.fromEntries(libraries.map((name) => [name, '1.0.0'])),
    }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext' } }),
    'generated/schemas.ts': 'export const schemas = {};\n',
    '.ci/tool.ts': 'export const tool = 1;\n',
    'src/index.ts': "export { verb } from './toolkit/index.js';\nexport type { Verb } from './plan/index.js';\n",
    'src/model/schema.ts': "import { schemas } from '../../generated/schemas.js';\nexport const known = schemas;\n",
  };
  for (const name of libraries) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({
      name,
      version: '1.0.0',
      main: 'index.js',
      types: 'index.d.ts',
    });
    files[`node_modules/${name}/index.js`] = 'exports.use = 1;\n';
    files[`node_modules/${name}/index.d.ts`] = 'export declare const use: number;\n';
  }
  for (const [name, room] of Object.entries(rooms)) {
    const lines = [
      ...room.imports.map((other) => `export { verb as ${other} } from '../${other}/index.js';`),
      ...room.types.map((other) => `import type { Verb as ${other}Verb } from '../${other}/index.js';`),
      ...room.libraries.map((library) => `export { use } from '${library}';`),
      ...room.node.map((module) => `import 'node:${module === '*' ? 'fs' : module}';`),
    ];
    files[`src/${name}/index.ts`] = "export { verb } from './verb.js';\nexport type { Verb } from './verb.js';\n";
    files[`src/${name}/verb.ts`] = 'export type Verb = 1;\nexport const verb = 1;\n';
    files[`src/${name}/inside.ts`] = `${lines.join('\n')}\nexport const inside = 1;\n`;
  }
  return files;
}

interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  /** Where the finding is told, when that is not the planted file. */
  readonly from?: string;
}

const treeViolations: readonly Violation[] = [
  { rule: 'through-the-door', path: 'src/diagnostics/planted.ts', text: "export { verb } from '../text/verb.js';\n" },
  { rule: 'entry-imports', path: 'src/index.ts', text: "export { verb } from './plan/index.js';\n" },
  { rule: 'entry-through-the-door', path: 'src/index.ts', text: "export { verb } from './toolkit/verb.js';\n" },
  { rule: 'nothing-imports-the-entry', path: 'src/cli/planted.ts', text: "export { verb } from '../index.js';\n" },
  { rule: 'known-rooms', path: 'src/attic/planted.ts', text: "export { verb } from '../text/index.js';\n" },
  {
    rule: 'generated-through-its-rooms',
    path: 'src/plan/planted.ts',
    text: "export { schemas } from '../../generated/schemas.js';\n",
  },
  {
    rule: 'generated-stands-alone',
    path: 'generated/planted.ts',
    text: "export { verb } from '../src/text/index.js';\n",
  },
  { rule: 'src-stands-alone', path: 'src/cli/planted.ts', text: "export { tool } from '../../.ci/tool.js';\n" },
  { rule: 'not-to-unresolvable', path: 'src/text/planted.ts', text: "export { gone } from './gone.js';\n" },
  {
    rule: 'no-circular',
    path: 'src/text/verb.ts',
    text: "import './index.js';\nexport type Verb = 1;\nexport const verb = 1;\n",
    from: 'src/text/index.ts',
  },
  { rule: 'text-machine', path: 'src/text/planted.ts', text: "export { readFileSync } from 'fs';\n" },
  {
    rule: 'toolkit-machine',
    path: 'src/toolkit/planted.ts',
    text: "export const load = () => import('node:child_process');\n",
  },
  { rule: 'plan-libraries', path: 'src/plan/planted.ts', text: "export const load = () => import('ts-morph');\n" },
];

/** For each room: an import of a room it may not know, a library it does not own, a value where only types are let in. */
function roomViolations(name: string, room: Room): readonly Violation[] {
  const path = `src/${name}/planted.ts`;
  const unknown = names.find((other) => ![name, ...room.imports, ...room.types].includes(other));
  const found: Violation[] = [{ rule: `${name}-libraries`, path, text: "export { use } from 'left-over';\n" }];
  if (unknown !== undefined)
    found.push({
      rule: `${name}-imports`,
      path,
      text: `import type { Verb } from '../${unknown}/index.js';\nexport type X = Verb;\n`,
    });
  if (room.types[0] !== undefined)
    found.push({ rule: `${name}-type-imports`, path, text: `export { verb } from '../${room.types[0]}/index.js';\n` });
  if (!room.node.includes('*'))
    found.push({ rule: `${name}-machine`, path, text: "export { cwd } from 'node:process';\n" });
  return found;
}

/** Violations in as few groups as there can be where each of a group stands in another file. */
function onePerFile(violations: readonly Violation[]): readonly (readonly Violation[])[] {
  const groups: Violation[][] = [];
  for (const violation of violations) {
    const free = groups.find((group) => group.every(({ path }) => path !== violation.path));
    if (free) free.push(violation);
    else groups.push([violation]);
  }
  return groups;
}

describe('the rules of the rooms', () => {
  const lawful = lawfulTree();
  let tree = '';

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'rooms-'));
    await plant(tree, lawful);
  });
  afterAll(() => rm(tree, { recursive: true, force: true }));

  it('lets every import through that the table allows', async () => {
    expect(await brokenRules(tree)).toEqual([]);
  });

  const planted = [...treeViolations, ...Object.entries(rooms).flatMap(([name, room]) => roomViolations(name, room))];
  const broken = new Map<Violation, readonly string[]>();

  // What stands in different files is planted together: what is told of a file comes of what it imports itself.
  beforeAll(async () => {
    for (const together of onePerFile(planted)) {
      await plant(tree, Object.fromEntries(together.map(({ path, text }) => [path, text])));
      const told = await brokenRules(tree);
      for (const violation of together) {
        broken.set(violation, told);
        const before = lawful[violation.path];
        await (before === undefined ? rm(join(tree, violation.path)) : plant(tree, { [violation.path]: before }));
      }
    }
  });

  it.each(planted)('$rule refuses $path: $text', (violation) => {
    const { rule, path, from = path } = violation;
    expect(broken.get(violation)).toContain(`${rule} ${from}`);
  });

  it('sees a heavy library behind a door, and lets it wait behind import()', async () => {
    const door = 'src/code/index.ts';
    const waiting =
      "export { verb } from './verb.js';\nexport type { Verb } from './verb.js';\nexport const edit = () => import('./inside.js');\n";
    await plant(tree, { [door]: waiting });
    expect(await heavyLoads(tree)).toEqual([]);
    await plant(tree, { [door]: `${waiting}export { inside } from './inside.js';\n` });
    expect(await heavyLoads(tree)).toEqual([
      'src/code/index.ts → src/code/inside.ts → node_modules/@lezer/python/index.js',
    ]);
    await plant(tree, { [door]: lawful[door] ?? '' });
  });

  it('is proven rule by rule', () => {
    const proven = new Set(planted.map(({ rule }) => rule));
    expect(config.forbidden?.map(({ name }) => name).filter((name) => name !== undefined && !proven.has(name))).toEqual(
      [],
    );
  });
});

describe('the table of rooms', () => {
  it('lists rooms in an order in which each imports only earlier ones', () => {
    const later = Object.entries(rooms).flatMap(([name, room], index) =>
      [...room.imports, ...room.types]
        .filter((other) => !names.slice(0, index).includes(other))
        .map((other) => `${name} → ${other}`),
    );
    // report prints what toolkit gives, so it knows its types and stands beside it
    expect(later).toEqual(['report → toolkit']);
  });

  it('names only libraries that users of the package get', async () => {
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Record<string, string>;
    };
    expect(libraries.filter((name) => name !== 'left-over' && name !== 'sarif' && !(name in dependencies))).toEqual([]);
  });

  it('knows every folder of src, and each has a door', async () => {
    const files = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
    const paths = files
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)).split(sep));
    const folders = new Set(paths.filter((path) => path.length > 1).map(([folder]) => folder ?? ''));
    expect(
      [...folders].filter((name) => !names.includes(name) || !existsSync(join(root, 'src', name, 'index.ts'))),
    ).toEqual([]);
  });

  it('is what docs/architecture.md shows', async () => {
    const page = await readFile(join(root, 'docs/architecture.md'), 'utf8');
    expect(replaceRoomsTable(page, formatRoomsTable(rooms)), 'run `npm run rooms:table`').toBe(page);
  });
});

describe('the source tree', () => {
  let source: ICruiseResult;

  beforeAll(async () => {
    source = await cruiseTree(root, ['src', 'generated']);
  });

  it('keeps to the rules', () => {
    const { summary } = source;
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('loads heavy libraries only when they are needed: no door reaches one through static imports', () => {
    expect(heavyLoadsIn(source)).toEqual([]);
  });
});

async function heavyLoads(tree: string): Promise<readonly string[]> {
  return heavyLoadsIn(await cruiseTree(tree, ['src']));
}

function heavyLoadsIn({ modules }: ICruiseResult): readonly string[] {
  const heavy = new RegExp(`node_modules/(${lazy.join('|')})/`);
  const known = new Map(modules.map((module) => [module.source, module.dependencies]));
  return names.flatMap((name) => staticPath(known, `src/${name}/index.ts`, heavy));
}

/** One chain of static value imports from a file to a module that matches, as text; nothing when there is none. */
function staticPath(
  known: ReadonlyMap<string, readonly IDependency[]>,
  from: string,
  wanted: RegExp,
): readonly string[] {
  const cameFrom = new Map<string, string>([[from, '']]);
  for (const source of cameFrom.keys()) {
    if (wanted.test(source)) return [chainTo(cameFrom, source)];
    for (const { resolved, dependencyTypes } of known.get(source) ?? [])
      if (
        !dependencyTypes.includes('type-only') &&
        !dependencyTypes.includes('dynamic-import') &&
        !cameFrom.has(resolved)
      )
        cameFrom.set(resolved, source);
  }
  return [];
}

function chainTo(cameFrom: ReadonlyMap<string, string>, end: string): string {
  const chain: string[] = [];
  for (let at = end; at !== ''; at = cameFrom.get(at) ?? '') chain.unshift(at);
  return chain.join(' → ');
}
