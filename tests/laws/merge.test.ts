import fc from 'fast-check';
import { expect, test } from 'vitest';

import { outlineModule } from '../../src/code/index.js';
import { parseYaml } from '../../src/documents/index.js';
import { mergeTexts, type MergeInput } from '../../src/plan/index.js';
import { relPath, type RelPath } from '../../src/text/index.js';
import {
  added,
  dress,
  moduleSlots,
  moduleText,
  readmeSlots,
  readmeText,
  registryText,
  type Added,
} from './additive-file.js';

// The promise is about ten thousand pairs; a run in between takes a sample.
const isLong = fc.readConfigureGlobal().numRuns !== undefined;
const pairs = (share: number): number => Math.ceil((isLong ? 10_000 : 200) * share);

type Side = keyof Added;

/** One text of a side out of the lists that it has. */
function sideOf<Slot extends string>(
  lists: Readonly<Record<Slot, Added>>,
  side: Side,
): Record<Slot, readonly string[]> {
  const entries = Object.entries<Added>(lists).map(([slot, states]) => [slot, states[side]]);
  return Object.fromEntries(entries) as Record<Slot, readonly string[]>;
}

function slots<Slot extends string>(names: readonly Slot[]): fc.Arbitrary<Readonly<Record<Slot, Added>>> {
  const arbitraries = Object.fromEntries(names.map((name) => [name, added(name)]));
  return fc.record(arbitraries);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

function countOf(name: string, text: string): number {
  return wordsOf(text).filter((word) => word === name).length;
}

/** Merges, and expects every name as often as on a side that has it, and both orders of merging to hold the same words. */
async function expectBoth(input: MergeInput, lists: readonly Added[]): Promise<string> {
  const { text, conflicts } = await mergeTexts(input);
  expect(conflicts).toEqual([]);
  const merged = text ?? '';
  for (const { ours, theirs } of lists)
    for (const name of new Set([...ours, ...theirs]))
      expect(countOf(name, merged), `${name} in ${merged}`).toBe(
        countOf(name, ours.includes(name) ? input.ours : input.theirs),
      );
  const swapped = await mergeTexts({ ...input, ours: input.theirs, theirs: input.ours });
  expect([...wordsOf(swapped.text ?? '')].sort()).toEqual([...wordsOf(merged)].sort());
  return merged;
}

test('additions to the lists of a module never conflict: imports, arrays, objects, members, tests, functions', async () => {
  const path = relPath('a.test.ts');
  await fc.assert(
    fc.asyncProperty(slots(moduleSlots), dress, dress, async (lists, style, other) => {
      const { notes } = style;
      const base = moduleText(sideOf(lists, 'base'), style);
      const ours = moduleText(sideOf(lists, 'ours'), style);
      // The generator may lay lists out anew when they grow; a comment is of the item, so both write it or neither does.
      const theirs = moduleText(sideOf(lists, 'theirs'), { ...style, lines: other.lines, notes });
      const merged = await expectBoth({ path, base, ours, theirs }, Object.values(lists));
      expect(await outlineModule({ path, text: merged })).toBeDefined();
    }),
    { numRuns: pairs(0.8) },
  );
});

test('additions to a README never conflict: sections, sections in sections, entries and rows', async () => {
  await fc.assert(
    fc.asyncProperty(slots(readmeSlots), fc.constantFrom('\n', '\r\n'), async (lists, eol) => {
      const text = (side: Side): string => readmeText(sideOf(lists, side), side === 'ours' ? eol : '\n');
      const input = { path: relPath('README.md'), base: text('base'), ours: text('ours'), theirs: text('theirs') };
      const merged = await expectBoth(input, Object.values(lists));
      const placed = Object.entries(lists).flatMap(([slot, { ours, theirs }]) =>
        slot === 'inner' ? [...ours, ...theirs] : [],
      );
      for (const name of placed) expect(merged.indexOf(`### ${name}`)).toBeLessThan(merged.indexOf('## Points'));
    }),
    { numRuns: pairs(0.1) },
  );
});

test('modules that both sides add to a registry never conflict', async () => {
  const path: RelPath = relPath('modules/registry.yaml');
  await fc.assert(
    fc.asyncProperty(added('module', 0), fc.constantFrom('\n', '\r\n'), async (list, eol) => {
      const text = (side: Side): string => registryText(list[side], side === 'ours' ? eol : '\n');
      const merged = await expectBoth({ path, base: text('base'), ours: text('ours'), theirs: text('theirs') }, [list]);
      expect(parseYaml(path, merged).diagnostics).toEqual([]);
    }),
    { numRuns: pairs(0.1) },
  );
});
