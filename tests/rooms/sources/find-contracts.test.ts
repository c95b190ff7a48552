import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { createMemoryFileSystem, createNodeFileSystem, FileSystemError } from '../../../src/host/index.js';
import type { FileSystem, MemoryTree } from '../../../src/host/index.js';
import { readWorkspace } from '../../../src/sources/index.js';

const contract = 'type: subsystem_docs_spec\n';

async function found(files: FileSystem): Promise<readonly string[]> {
  const { value } = await readWorkspace(files);
  return (value?.contracts ?? []).map(({ file }) => file);
}

async function findings(files: FileSystem): Promise<readonly string[]> {
  const { diagnostics } = await readWorkspace(files);
  return diagnostics.map(({ code, file, span }) => `${code} ${span?.file ?? file ?? ''}`.trim());
}

function treeOf(paths: readonly string[]): MemoryTree {
  return Object.fromEntries(paths.map((path) => [path, contract]));
}

describe('contracts are found by their names', () => {
  const contracts = [
    '.l9_repo.meta.yaml',
    '.l9_schema_extraction.meta.yml',
    'README.meta.yaml',
    'generated/module_wiring_graph.yaml',
    'l9/agents/emma/Emma_v6.schema.yaml',
    'l9/core/.hidden.meta.yaml',
    'l9/domains/World_v6.yml',
    'meta-gaps.yaml',
    'tests/unit/meta.yaml',
    'tests/unit/meta.yml.d/docs.meta.yml',
  ];

  it('in every folder, with either ending, dotfiles too, sorted by path', async () => {
    const tree = treeOf([...contracts, 'l9/a-b/x.meta.yaml', 'l9/a/x.meta.yaml']);
    expect(await found(createMemoryFileSystem(tree))).toEqual(
      [...contracts, 'l9/a-b/x.meta.yaml', 'l9/a/x.meta.yaml'].sort(),
    );
  });

  it('and nothing else is', async () => {
    const others = [
      'config.yaml',
      'docs/metadata.yaml',
      'l9/meta.json',
      'x.meta.yaml.bak',
      'v6.yaml',
      'Emma_v6.yaml.md',
    ];
    const files = createMemoryFileSystem({ ...treeOf(others), 'README.meta.yaml': contract });
    expect(await found(files)).toEqual(['README.meta.yaml']);
  });

  it('whatever order the file system lists names in', async () => {
    const files = createMemoryFileSystem(treeOf(contracts));
    const reversed: FileSystem = {
      ...files,
      entries: async (path) => [...((await files.entries(path)) ?? [])].reverse(),
    };
    expect(await found(reversed)).toEqual(await found(files));
  });

  it('none at all is a finding and no value', async () => {
    expect(await readWorkspace(createMemoryFileSystem({ 'src/index.ts': '' }))).toMatchObject({
      diagnostics: [{ code: 'sources/no-contracts' }],
    });
  });
});

describe('a walk passes by', () => {
  it.each(['.git', 'node_modules', 'dist', 'build', 'vendor', '.venv', '__pycache__', 'coverage', 'target'])(
    'the folder %s, at any depth',
    async (folder) => {
      const files = createMemoryFileSystem(
        treeOf(['docs.meta.yaml', `${folder}/docs.meta.yaml`, `l9/core/${folder}/a/docs.meta.yaml`]),
      );
      expect(await found(files)).toEqual(['docs.meta.yaml']);
    },
  );

  it('what .gitignore files say, the nearest first', async () => {
    const files = createMemoryFileSystem({
      ...treeOf(['docs.meta.yaml', 'data/docs.meta.yaml', 'l9/data/docs.meta.yaml', 'l9/kept/docs.meta.yaml']),
      ...treeOf(['l9/own/docs.meta.yaml', 'l9/own/tests.meta.yaml', 'meta-gaps.yaml', 'l9/meta-gaps.yaml']),
      '.gitignore': '# made by tools\n/data/\nmeta-gaps.yaml\n',
      'l9/.gitignore': '!meta-gaps.yaml\n/own/docs.*\n',
    });
    expect(await found(files)).toEqual([
      'docs.meta.yaml',
      'l9/data/docs.meta.yaml',
      'l9/kept/docs.meta.yaml',
      'l9/meta-gaps.yaml',
      'l9/own/tests.meta.yaml',
    ]);
  });

  it('another repository, and a workspace of its own, which it tells', async () => {
    const files = createMemoryFileSystem({
      ...treeOf(['docs.meta.yaml', 'sub/docs.meta.yaml', 'examples/demo/docs.meta.yaml']),
      'sub/.git': 'gitdir: ../.git/modules/sub\n',
      'examples/demo/.l9_modules.meta.yaml': 'type: l9_module_contracts\n',
    });
    expect(await found(files)).toEqual(['docs.meta.yaml']);
    expect(await findings(files)).toEqual(['sources/nested-workspace examples/demo/.l9_modules.meta.yaml']);
  });
});

describe('what stands in the way is told', () => {
  it('one name with two endings', async () => {
    const files = createMemoryFileSystem(treeOf(['l9/docs.meta.yaml', 'l9/docs.meta.yml']));
    expect(await found(files)).toEqual(['l9/docs.meta.yaml']);
    expect(await findings(files)).toEqual(['sources/twin-contracts l9/docs.meta.yml']);
  });

  it('a folder that cannot be looked into, unless .gitignore names it', async () => {
    const tree = { ...treeOf(['docs.meta.yaml', 'data/docs.meta.yaml', 'own/docs.meta.yaml']), '.gitignore': '/own\n' };
    const files = createMemoryFileSystem(tree);
    const closed: FileSystem = {
      ...files,
      entries: (path) =>
        path === 'data' || path === 'own'
          ? Promise.reject(new FileSystemError('EACCES', 'entries', path))
          : files.entries(path),
    };
    expect(await findings(closed)).toEqual(['sources/folder-not-readable data']);
  });

  it('a folder with the name of a contract', async () => {
    const files = createMemoryFileSystem(treeOf(['docs.meta.yaml', 'l9/docs.meta.yaml/x.txt']));
    expect(await findings(files)).toEqual(['sources/not-readable l9/docs.meta.yaml']);
  });
});

describe('links on a disk', () => {
  const roots: string[] = [];
  afterEach(async () => {
    for (const root of roots.splice(0)) await rm(root, { recursive: true, force: true });
  });

  it('to folders are not followed; to files they are, unless they leave the root or lead nowhere', async () => {
    const base = await mkdtemp(join(tmpdir(), 'l9gen-walk-'));
    roots.push(base);
    await mkdir(join(base, 'root/real'), { recursive: true });
    await writeFile(join(base, 'outside.meta.yaml'), contract);
    await writeFile(join(base, 'root/real/docs.meta.yaml'), contract);
    await symlink('real', join(base, 'root/linked'));
    await symlink('..', join(base, 'root/real/loop'));
    await symlink('real/docs.meta.yaml', join(base, 'root/inside.meta.yaml'));
    await symlink('../outside.meta.yaml', join(base, 'root/leaving.meta.yaml'));
    await symlink('nothing', join(base, 'root/dead.meta.yaml'));
    await mkdir(join(base, 'root/l9'));
    await symlink('../..', join(base, 'root/l9/modules'));
    const files = createNodeFileSystem(join(base, 'root'));
    expect(await found(files)).toEqual(['inside.meta.yaml', 'leaving.meta.yaml', 'real/docs.meta.yaml']);
    expect(await findings(files)).toEqual([
      'sources/not-readable dead.meta.yaml',
      'sources/not-readable l9/modules',
      'sources/not-readable leaving.meta.yaml',
    ]);
  });
});
