import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { outlineModule } from '../../src/code/index.js';
import { mergeTexts, type Merged, type MergeInput } from '../../src/plan/index.js';
import { relPath } from '../../src/text/index.js';
import { generatorChange, humanEdit, saved, type Change } from './edited-file.js';

const isLong = fc.readConfigureGlobal().numRuns !== undefined;
// Texts of a few hundred lines take a while each; a run in between takes a sample.
const numRuns = isLong ? 1_500 : 120;

const root = new URL('../../examples/demo-host/', import.meta.url).pathname;
const texts = ['l9/modules', 'tests/modules']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${String(name)}`))
  .filter((path) => /\.ts$|README\.md$/.test(path))
  .sort()
  .map((path) => ({ path: relPath(path), base: withoutStamp(readFileSync(join(root, path), 'utf8')) }));

// The stamp is taken out before a merge: it differs in every version.
function withoutStamp(text: string): string {
  return text.replace(/^(?:\/\*|<!--)[\s\S]*?(?:\*\/|-->)\n+/, '');
}

function changed(text: string, changes: readonly Change[], word: string): string {
  return changes.reduce((sum, change, index) => change(sum, `${word}${index}x`), text);
}

const edited: fc.Arbitrary<MergeInput> = fc
  .record({
    file: fc.constantFrom(...texts),
    human: fc.array(humanEdit, { minLength: 1, maxLength: 5 }),
    generator: fc.array(generatorChange, { minLength: 1, maxLength: 2 }),
    save: saved,
  })
  .map(({ file: { path, base }, human, generator, save }) => ({
    path,
    base,
    ours: save(changed(base, human, 'human')),
    theirs: changed(base, generator, 'anew'),
  }));

function marksOf(text: string): readonly string[] {
  return text.match(/human\d+x/g) ?? [];
}

async function parses({ path }: MergeInput, text: string): Promise<boolean> {
  return path.endsWith('.md') || (await outlineModule({ path, text })) !== undefined;
}

/** A text or conflicts, never both; with every word of the person once and in order, in the way the file is saved. */
async function expectNothingLost(input: MergeInput, { text, conflicts }: Merged): Promise<void> {
  expect(text === undefined).toBe(conflicts.length > 0);
  if (text === undefined) return;
  expect(marksOf(text)).toEqual(marksOf(input.ours));
  expect(text.startsWith('\ufeff')).toBe(input.ours.startsWith('\ufeff'));
  if (/\r\n/.test(input.ours)) expect(/[^\r]\n/.test(text)).toBe(false);
  const wereSound = await Promise.all([input.base, input.ours, input.theirs].map((side) => parses(input, side)));
  if (!wereSound.includes(false)) expect(await parses(input, text)).toBe(true);
}

test('whatever a person did to a made file, a merge keeps it or says that it cannot', async () => {
  let merged = 0;
  await fc.assert(
    fc.asyncProperty(edited, async (input) => {
      const result = await mergeTexts(input);
      await expectNothingLost(input, result);
      if (result.text !== undefined) merged += 1;
    }),
    { numRuns },
  );
  expect(merged).toBeGreaterThan(numRuns / 3);
});

test('a conflict that was decided is not asked about again, and no other comes up', async () => {
  await fc.assert(
    fc.asyncProperty(edited, fc.constantFrom('ours' as const, 'theirs' as const), async (input, side) => {
      const { conflicts } = await mergeTexts(input);
      const known = new Set(conflicts.map((conflict) => JSON.stringify(conflict)));
      const again = await mergeTexts(input, (conflict) => (known.has(JSON.stringify(conflict)) ? side : undefined));
      // Deciding for theirs part by part may end in a text that does not parse; then the whole file is asked about.
      if (again.text === undefined) expect(again.conflicts.map(({ node }) => node)).toEqual(['whole file']);
      if (side === 'ours' && again.text !== undefined) expect(marksOf(again.text)).toEqual(marksOf(input.ours));
    }),
    { numRuns },
  );
});

test('where one side changed nothing, the merge is the other side, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(edited, async ({ path, base, ours, theirs }) => {
      expect(await mergeTexts({ path, base, ours, theirs: base })).toEqual({ text: ours, conflicts: [] });
      expect(await mergeTexts({ path, base, ours: base, theirs })).toEqual({ text: theirs, conflicts: [] });
      expect(await mergeTexts({ path, base, ours, theirs: ours })).toEqual({ text: ours, conflicts: [] });
    }),
    { numRuns },
  );
});

test('a line that theirs adds comes in; all other lines stay byte for byte', async () => {
  const line = "import { anew } from './anew.js';";
  await fc.assert(
    fc.asyncProperty(edited, async (input) => {
      const theirs = input.base.replace(/^import /m, `${line}\nimport `);
      const { text } = await mergeTexts({ ...input, theirs });
      if (text === undefined) return;
      // A blank line around the new one is part of it.
      const lines = (whole: string): readonly string[] =>
        whole.replace('\ufeff', '').match(/[^\r\n]*\S[^\r\n]*(?:\r\n|\n)?/g) ?? [];
      expect(lines(text).filter((one) => one.trim() !== line)).toEqual(lines(input.ours));
    }),
    { numRuns },
  );
});
