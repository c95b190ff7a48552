import { cpSync, readdirSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { runJson } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/*
 * Repositories that l9gen did not make, with anything in the place of any of their files and folders: what only looks
 * leaves every byte, every verb ends with a documented code, and each finding has a place and says how to mend it.
 */

const home = 'tests/fixtures/foreign';
const trees = readdirSync(home).map((name) => ({
  name,
  places: readdirSync(join(home, name), { recursive: true, encoding: 'utf8' }).sort(),
}));

const odd: Readonly<Record<string, (place: string) => Promise<unknown>>> = {
  'is not there': () => Promise.resolve(),
  'is a folder': (place) => mkdir(place),
  'is empty': (place) => writeFile(place, ''),
  'is binary': (place) => writeFile(place, Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 7) % 256))),
  'is UTF-16': (place) => writeFile(place, Buffer.from('\uFEFFtype: root_readme\n# A\n', 'utf16le')),
  'is a half-written YAML': (place) => writeFile(place, 'type: [subsystem_test_spec\nunit_tests: {'),
  'is of another kind': (place) => writeFile(place, 'type: subsystem_docs_spec\ndocs:\n  - path: README.md\n'),
  'is code that does not parse': (place) => writeFile(place, 'def f(:\n\tclass {{{ `${'),
  'is a link that leads nowhere': (place) => symlink('nowhere', place),
  'is a link to itself': (place) => symlink(place, place),
  'is a link that leaves the repository': (place) => symlink('/etc', place),
  'is a link to a device': (place) => symlink('/dev/zero', place),
};

const looking = [['gaps', '--no-write'], ['conform'], ['validate'], ['check']] as const;
const documented = [0, 1, 2, 3, 5];

const damage = fc.constantFrom(...trees).chain(({ name, places }) =>
  fc.record({
    name: fc.constant(name),
    damaged: fc.uniqueArray(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...Object.keys(odd))), {
      maxLength: 3,
      selector: ([place]) => place,
    }),
  }),
);

async function damagedTree({
  name,
  damaged,
}: typeof damage extends fc.Arbitrary<infer T> ? T : never): Promise<string> {
  const folder = await createFolder();
  cpSync(join(home, name), folder, { recursive: true });
  for (const [path, how] of damaged) {
    // A folder above may be something else by now.
    await put(join(folder, path), how).catch(() => undefined);
  }
  return folder;
}

async function put(place: string, how: string): Promise<void> {
  await rm(place, { recursive: true, force: true });
  await odd[how]?.(place);
}

test('whoever only looks leaves every byte, and tells where and how', async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.constantFrom(...looking), async (tree, verb) => {
      const folder = await damagedTree(tree);
      try {
        const before = await snapshot(folder);
        const { exitCode, report, stdout } = await runJson(folder, verb);
        expect(documented).toContain(exitCode);
        expect(exitCode === 0).toBe(!report.diagnostics.some(({ severity }) => severity === 'error'));
        for (const { code, file, hint, fix } of report.diagnostics) {
          expect(hint ?? fix, code).toBeTruthy();
          if (!/^sources\/no-(?:contracts|workspace)$/.test(code)) expect(file, code).toBeTruthy();
        }
        expect(stdout).not.toContain(folder);
        expect(await snapshot(folder)).toEqual(before);
      } finally {
        await removeFolder(folder);
      }
    }),
    { numRuns: process.env['L9GEN_LONG'] === undefined ? 100 : 3000 },
  );
});

test('a repair touches documents and work orders alone, and the next one has nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (tree) => {
      const folder = await damagedTree(tree);
      try {
        const before = await bytesOf(folder);
        expect(documented).toContain((await runJson(folder, ['repair'])).exitCode);
        const once = await bytesOf(folder);
        const touched = [...new Set([...before.keys(), ...once.keys()])].filter(
          (path) => before.get(path) !== once.get(path),
        );
        expect(
          touched.filter((path) => !/^\.l9gen\/work-orders\/GAP-[0-9a-f]{12}\.md$|README\.md$/.test(path)),
        ).toEqual([]);
        const { report } = await runJson(folder, ['repair']);
        expect(await bytesOf(folder), JSON.stringify(report.diagnostics)).toEqual(once);
      } finally {
        await removeFolder(folder);
      }
    }),
    { numRuns: process.env['L9GEN_LONG'] === undefined ? 50 : 1500 },
  );
});

async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await snapshot(folder))].map(([path, { bytes }]) => [path, bytes]));
}
