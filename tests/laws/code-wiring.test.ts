import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editModule, keepsTokens } from '../../src/code/index.js';
import type { ModuleEdit } from '../../src/code/index.js';
import { byCodeUnit, dress, path, routerText, split, toolEdit, tools, toolsText, wiring } from './router-text.js';

async function edit(text: string, edits: readonly ModuleEdit[]): Promise<string> {
  const outcome = await editModule({ path, text }, edits);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

test('whatever a file looks like, wiring loses nothing, still parses, and is done in one run', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, async ({ held, added }, style) => {
      const before = routerText(held, style);
      const edits = added.flatMap(wiring);
      const after = await edit(before, edits);
      expect(await keepsTokens({ path, text: before }, after)).toBe(true);
      expect(await edit(after, [...edits, ...held.flatMap(wiring)])).toBe(after);
      if (added.length === 0) expect(after).toBe(before);
    }),
    { numRuns: 400 },
  );
});

test('lines that an edit does not touch stay byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, async ({ held, added }, style) => {
      const before = routerText(held, { ...style, layout: 'lines', trailingComma: ',' });
      const after = await edit(before, added.flatMap(wiring));
      const kept = after.split('\n');
      let from = 0;
      for (const line of before.split('\n')) {
        const at = kept.indexOf(line, from);
        // The byte order mark stays at the top when an import is written into the first line.
        const found = at < 0 && line.startsWith('\ufeff') ? kept.indexOf(line.slice(1), from) : at;
        expect(found, `line ${JSON.stringify(line)} of ${JSON.stringify(before)}`).toBeGreaterThanOrEqual(0);
        from = found + 1;
      }
      expect(after.startsWith('\ufeff')).toBe(before.startsWith('\ufeff'));
      expect(/\r(?!\n)/.test(after)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('sorted siblings: the order in which modules come changes no byte, in one batch or one by one', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, fc.infiniteStream(fc.nat()), async ({ held, added }, style, numbers) => {
      const before = routerText([...held].sort(byCodeUnit), style);
      const batch = await edit(before, added.flatMap(wiring));
      expect(await edit(before, [...added].sort(byCodeUnit).flatMap(wiring))).toBe(batch);
      const order = added.map((name) => ({ name, rank: numbers.next().value ?? 0 })).sort((a, b) => a.rank - b.rank);
      let text = before;
      for (const { name } of order) text = await edit(text, wiring(name));
      expect(text).toBe(batch);
    }),
    { numRuns: 300 },
  );
});

test('object entries: only our values change, what is foreign in them stays, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(tools, tools, dress, async (held, wanted, style) => {
      const before = toolsText(held, style);
      const after = await edit(before, wanted.map(toolEdit));
      expect(await edit(before, [...wanted].reverse().map(toolEdit))).toBe(after);
      expect(await edit(after, wanted.map(toolEdit))).toBe(after);
      for (const { toolId, extra } of held) expect(after).toContain(extra === '' ? `// ${toolId}` : extra);
      for (const { toolId } of wanted)
        expect(after.split(toolId).length).toBe(held.some((one) => one.toolId === toolId) ? 4 : 3);
    }),
    { numRuns: 300 },
  );
});

test('object entries: added one by one in any order or in one batch, the bytes are the same', async () => {
  await fc.assert(
    fc.asyncProperty(tools, tools, dress, async (held, wanted, style) => {
      const added = wanted.filter(({ toolId }) => !held.some((one) => one.toolId === toolId));
      const before = toolsText(held, style);
      let text = before;
      for (const one of added) text = await edit(text, [toolEdit(one)]);
      expect(text).toBe(await edit(before, added.map(toolEdit)));
    }),
    { numRuns: 300 },
  );
});
