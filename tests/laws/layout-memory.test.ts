import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { createLayoutMemory, formatText, stripDora } from '../../src/render/index.js';
import { relPath } from '../../src/text/index.js';
import { addModules } from '../bench/many-modules.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder, snapshot } from '../support/temporary-folder.js';

/* A remembered layout is the one that formatting gives. */

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/);
const name = fc.tuple(word, word).map(([a, b]) => `${a}${b.length % 2 === 0 ? '.' : '_'}${b}`);

/** Names of one shape: other letters, the same lengths and the same dots. */
const namesOfOneShape = name.chain((first) =>
  fc
    .array(fc.array(fc.constantFrom(...'abcdefghilmnoprstu'), { minLength: first.length, maxLength: first.length }), {
      minLength: 4,
      maxLength: 4,
    })
    .map((others) => [
      first,
      ...others.map((letters) => [...first].map((was, at) => (/[a-z0-9]/.test(was) ? letters[at] : was)).join('')),
    ]),
);

const forms = (id: string): readonly string[] => {
  const words = id.split(/[._]/);
  const pascal = words.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return [id, words.join('_'), words.join('-'), words.join('_').toUpperCase(), pascal];
};

/** A text as a template could make it: pieces of code, with a name in its forms within. */
const piece = fc.constantFrom<(f: readonly string[], filler: string) => string>(
  (f, filler) => `import { ${f[4]}Client, ${filler} } from './clients/${f[1]}_client.js';`,
  (f, filler) => `const ${filler} = { "${f[2]}": 1, '${f[1]}': [${f[1]}, ${f[3]}], ${filler}: '${f[0]}' };`,
  (f, filler) =>
    `export function ${f[4]}${filler}(${f[1]}: string, ${filler}: readonly ${f[4]}[]): ${f[4]} | undefined { return undefined }`,
  (f, filler) => `call('0961a775-e2ed-5e42-818c-8816fd4a1933', ${f[1]}, { ${filler} }, "it's ${f[0]}", () => ${f[4]});`,
  (f, filler) => `// ${f[0]} ${filler}`,
  (f, filler) => `type ${filler}X = '${f[0]}' | '${f[3]}' | "${filler}" | ${f[4]};`,
);
const filler = fc.stringMatching(/^[a-p]{3,40}$/).map((text) => `v${text}`);
const template = fc.array(fc.tuple(piece, filler), { minLength: 1, maxLength: 6 });

test('texts that differ in a name of one shape get the layout that formatting gives each', async () => {
  const path = relPath('a.ts');
  await fc.assert(
    fc.asyncProperty(template, namesOfOneShape, async (pieces, names) => {
      const format = createLayoutMemory();
      for (const id of names) {
        const text = pieces.map(([make, fill]) => make(forms(id), fill)).join('\n');
        const remembered = await format({ path, text, name: id });
        expect(remembered.value).toEqual((await formatText(path, text)).value);
      }
    }),
  );
});

test('every file of modules of one shape is as formatting leaves it', async () => {
  const folder = await createFolder();
  onTestFinished(() => removeFolder(folder));
  await runCli(folder, ['init']);
  await addModules(folder, 5);
  const run = await runCli(folder, ['generate']);
  expect(run.exitCode, run.stdout).toBe(0);
  const made = [...(await snapshot(folder)).keys()].filter((path) => /mod_000.*\.(ts|md)$/.test(path));
  expect(made.length).toBeGreaterThan(60);
  for (const path of made.map(relPath)) {
    const body = stripDora(path, await readFile(join(folder, path), 'utf8'));
    expect([path, (await formatText(path, body)).value]).toEqual([path, body]);
  }
});
