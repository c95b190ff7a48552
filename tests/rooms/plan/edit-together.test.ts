import { expect, test } from 'vitest';

import { editModule, type ModuleEdit } from '../../../src/code/index.js';
import { addEnvBlocks, addEnvLines, type EnvBlock } from '../../../src/documents/index.js';
import { emptyLedger } from '../../../src/ledger/index.js';
import { planEdits, type WantedEdit } from '../../../src/plan/index.js';
import { hashOf, relPath } from '../../../src/text/index.js';

const path = relPath('l9/router.ts');

function wanted(module: string, edits: readonly ModuleEdit[]): WantedEdit {
  return {
    kind: 'edit',
    path,
    inputs: hashOf(module),
    because: { contract: relPath('spec.yaml'), module },
    edit: (text) => editModule({ path, text }, edits),
    together: { kind: 'code', edits },
  };
}

const alone = ({ together: _together, ...edit }: WantedEdit): WantedEdit => edit;

const routers = ['alpha', 'beta', 'gamma', 'delta'].map((name) =>
  wanted(name, [
    { kind: 'import', name: 'router', alias: `${name}Router`, from: `./modules/${name}.js` },
    { kind: 'entry', slot: { symbol: 'modules' }, entry: { value: `${name}Router`, id: name } },
    {
      kind: 'entry',
      slot: { symbol: 'tools', form: { id: 'id', run: 'value' } },
      entry: { value: `${name}Router`, id: name },
    },
  ] as const),
);

test.each([
  ['nothing of it', 'export const modules = [];\nexport const tools = [];\n'],
  [
    'one of them',
    "import { router as betaRouter } from './modules/beta.js';\n\nexport const modules = [betaRouter];\nexport const tools = [{ id: 'beta', run: betaRouter }];\n",
  ],
  [
    'one in another form',
    'import { router as other } from "./modules/beta.js"\nexport const modules = [\n  other, // mine\n]\nexport const tools = [{ n: 1, id: "beta", run: other }]\n',
  ],
  ['no list', 'export const modules = [];\n'],
  ['a name that is taken', 'const gammaRouter = 1;\nexport const modules = [];\nexport const tools = [];\n'],
])('what many modules ask of a file with %s is made as one after the other would make it', async (_what, text) => {
  const decide = (edits: readonly WantedEdit[]): ReturnType<typeof planEdits> =>
    planEdits({
      path,
      present: { kind: 'file', text, hash: hashOf(text) },
      edits: edits.map((edit) => ({ edit, ledger: emptyLedger('any') })),
    });
  expect(await decide(routers)).toEqual(await decide(routers.map(alone)));
});

test('blocks of an env file come out as they do one after the other, and those that changed it are told', () => {
  const siblings = ['alpha', 'beta', 'gamma'];
  const block = (heading: string, ...names: readonly string[]): EnvBlock => ({
    heading,
    siblings,
    lines: names.map((name) => ({ name, value: '', comment: `of ${heading}` })),
  });
  const blocks = [
    block('beta', 'B', 'SHARED'),
    block('alpha', 'A', 'SHARED'),
    block('gamma', 'OLD'),
    block('delta', 'D'),
  ];
  for (const text of ['', 'OLD=1', '# zeta\r\nZ=1\r\n', 'OLD=1\n\n# gamma\n# OLD=\n']) {
    const { text: together, added } = addEnvBlocks(text, blocks);
    expect(together).toBe(blocks.reduce(addEnvLines, text));
    expect(added).toEqual(
      blocks.map((one, at) => {
        const before = blocks.slice(0, at).reduce(addEnvLines, text);
        return addEnvLines(before, one) !== before;
      }),
    );
  }
});
