import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editModule, unwireModule } from '../../src/code/index.js';
import type { ModuleEdit } from '../../src/code/index.js';
import { byCodeUnit, dress, path, routerText, split, toolEdit, tools, toolsText, wiring } from './router-text.js';

/* Law 6 for one file of code: wiring and unwiring gives the bytes from before, whatever a file looks like. */

async function wired(text: string, edits: readonly ModuleEdit[]): Promise<string> {
  const outcome = await editModule({ path, text }, edits);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

async function unwired(text: string, edits: readonly ModuleEdit[]): Promise<string> {
  const outcome = await unwireModule({ path, text }, edits);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

/** An empty list comes back as `[]`: filling it replaces the white space between its brackets. */
function plainlyEmpty(text: string): string {
  return text.replace(/\[( ?\/\*[^*]*\*\/)?\s*\]/, (_, note: string | undefined) => `[${note ?? ''}]`);
}

test('whatever a file looks like, wiring and unwiring gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, async ({ held, added }, style) => {
      const text = routerText(held, style);
      const before = held.length === 0 ? plainlyEmpty(text) : text;
      const after = await wired(before, added.flatMap(wiring));
      expect(await unwired(after, added.flatMap(wiring))).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test('in any order, unwiring some leaves what wiring the others makes', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, fc.infiniteStream(fc.boolean()), async ({ held, added }, style, coin) => {
      const text = routerText([...held].sort(byCodeUnit), style);
      const before = held.length === 0 ? plainlyEmpty(text) : text;
      const out = added.filter(() => coin.next().value);
      const rest = added.filter((name) => !out.includes(name));
      let after = await wired(before, added.flatMap(wiring));
      for (const name of out) after = await unwired(after, wiring(name));
      expect(after).toBe(await wired(before, rest.flatMap(wiring)));
    }),
    { numRuns: 300 },
  );
});

test('object entries: wiring and unwiring gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(tools, tools, dress, async (held, wanted, style) => {
      const edits = wanted.filter(({ toolId }) => !held.some((one) => one.toolId === toolId)).map(toolEdit);
      const text = toolsText(held, style);
      const before = held.length === 0 ? plainlyEmpty(text) : text;
      expect(await unwired(await wired(before, edits), edits)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

const humanLine = fc.record({ at: fc.nat(), line: fc.constantFrom('// mine', '', '  /* mine */', '\t// l9: mine') });
interface HumanLine {
  readonly at: number;
  readonly line: string;
}

/** Lines of people below lines that stand in both texts, and once in each. */
function withHumanLines(texts: readonly string[], eol: string, lines: readonly HumanLine[]): readonly string[] {
  const places = (texts[0] ?? '')
    .split(eol)
    .filter((line) => line.trim() !== '' && texts.every((text) => isOnceIn(text, line, eol)));
  return texts.map((text) => {
    let edited = text.split(eol);
    for (const { at, line } of places.length === 0 ? [] : lines) {
      const place = edited.indexOf(places[at % places.length] ?? '');
      edited = [...edited.slice(0, place + 1), line, ...edited.slice(place + 1)];
    }
    return edited.join(eol);
  });
}

function isOnceIn(text: string, line: string, eol: string): boolean {
  return text.split(eol).filter((one) => one === line).length === 1;
}

test('lines that people write in between stay, each where it was written', async () => {
  await fc.assert(
    fc.asyncProperty(split, dress, fc.array(humanLine, { maxLength: 4 }), async ({ held, added }, style, lines) => {
      const notes = style.notes.map((note) => (note.includes('/*') ? '' : note));
      const head = style.head.includes('/*') ? '' : style.head;
      const tidy = { ...style, notes, head, layout: 'lines' as const, trailingComma: ',' };
      const before = routerText(['zulu', ...held], tidy);
      const after = await wired(before, added.flatMap(wiring));
      const [edited = '', wanted] = withHumanLines([after, before], style.eol, lines);
      expect(await unwired(edited, added.flatMap(wiring))).toBe(wanted);
    }),
    { numRuns: 300 },
  );
});
