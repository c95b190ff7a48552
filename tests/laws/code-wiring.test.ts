import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editModule, keepsTokens } from '../../src/code/index.js';
import type { ModuleEdit } from '../../src/code/index.js';
import { relPath } from '../../src/text/index.js';

const path = relPath('l9/router.ts');
const names = ['able', 'bravo', 'Charlie', 'delta', 'echo', 'foxtrot', '$golf', 'hotel_1', '_india'];
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** How one file is written, everything that a person may choose. */
interface Dress {
  readonly eol: string;
  readonly indent: string;
  readonly quote: string;
  readonly semicolon: string;
  readonly trailingComma: string;
  readonly head: string;
  readonly layout: 'inline' | 'lines';
  readonly wrapper: string;
  readonly notes: readonly string[];
  readonly tail: string;
}

const dress = fc.record<Dress>({
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t', ''),
  quote: fc.constantFrom("'", '"'),
  semicolon: fc.constantFrom(';', ''),
  trailingComma: fc.constantFrom(',', ''),
  head: fc.constantFrom(
    '',
    '\ufeff',
    '#!/usr/bin/env node\n',
    '// Licence: MIT\n',
    '/* About\n * this file. */\n\n',
    "'use strict'\n",
    '\ufeff// @ts-nocheck\n\n\n',
    '\n\n',
  ),
  layout: fc.constantFrom('inline' as const, 'lines' as const),
  wrapper: fc.constantFrom('', ' as const', ' satisfies readonly Route[]', ' as const satisfies readonly Route[]'),
  notes: fc.array(fc.constantFrom('', '', '', '// note', '/* note */', '\n', '// a\n// b', '/* a\n   b */'), {
    minLength: 24,
    maxLength: 24,
  }),
  tail: fc.constantFrom('', '\n', '\n// the end', '\nstart(`a ${b /* c */} d`);\n'),
});

/** The text of a router that already holds `held`, in that order, written as the dress says. */
function routerText(held: readonly string[], { quote, semicolon, notes, ...rest }: Dress): string {
  const imports = held.map((name, index) => {
    const note = notes[index] ?? '';
    return `${above(note)}import { ${name} } from ${quote}./${name}.js${quote}${semicolon}${behind(note)}\n`;
  });
  const text = `${rest.head}${imports.join('')}\nexport const routes = [${listText(held, notes.slice(12), rest)}]${rest.wrapper}${semicolon}${rest.tail}`;
  return text.replaceAll('\n', rest.eol);
}

function listText(
  held: readonly string[],
  notes: readonly string[],
  { layout, indent, trailingComma }: Pick<Dress, 'layout' | 'indent' | 'trailingComma'>,
): string {
  const end = notes[11] ?? '';
  if (layout === 'inline')
    return (
      held.map((name, index) => `${inline(notes[index])}${name}`).join(', ') +
      inline(end) +
      (held.length > 0 ? trailingComma : '')
    );
  const lines = held.map((name, index) => {
    const note = notes[index] ?? '';
    const comma = index < held.length - 1 ? ',' : trailingComma;
    return `${above(note).replace(/^(?=.)/gm, indent)}${indent}${name}${comma}${behind(note)}\n`;
  });
  return `${behind(notes[10] ?? '')}\n${lines.join('')}${above(end)}`;
}

// A note of several lines stands above what it is about, one of a single line behind it.
function above(note: string): string {
  if (note === '\n') return note;
  return note.includes('\n') ? `${note}\n` : '';
}

function behind(note: string): string {
  return note === '' || note.includes('\n') ? '' : ` ${note}`;
}

function inline(note = ''): string {
  return note.startsWith('/*') ? `${note} ` : '';
}

function wiring(name: string): readonly ModuleEdit[] {
  return [
    { kind: 'import', name, from: `./${name}.js` },
    { kind: 'array-entry', list: 'routes', key: { identifier: name }, entry: { identifier: name } },
  ];
}

async function edit(text: string, edits: readonly ModuleEdit[]): Promise<string> {
  const outcome = await editModule({ path, text }, edits);
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

const split = fc
  .shuffledSubarray(names)
  .chain((held) =>
    fc.record({ held: fc.constant(held), added: fc.shuffledSubarray(names.filter((name) => !held.includes(name))) }),
  );

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

const tool = fc.record({
  toolId: fc.constantFrom(...names),
  run: fc.constantFrom('runA', "f('x', [1])", '{ deep: true }', `'${'long '.repeat(16)}'`),
  extra: fc.constantFrom('', ' /* e */ extra: 1,', ' ...rest,'),
});
interface Tool {
  readonly toolId: string;
  readonly run: string;
  readonly extra: string;
}

function toolText({ toolId, run, extra }: Tool, style: Dress): string {
  const gap = style.layout === 'lines' ? `\n${style.indent}${style.indent}` : ' ';
  return `{${gap}toolId: ${style.quote}${toolId}${style.quote},${extra}${gap}run: ${run} }`;
}

function toolEdit({ toolId, run }: Tool): ModuleEdit {
  const properties = [
    { name: 'toolId', code: JSON.stringify(toolId) },
    { name: 'run', code: run },
  ];
  return { kind: 'array-entry', list: 'tools', key: { properties: { toolId } }, entry: { properties } };
}

const tools = fc.uniqueArray(tool, { selector: ({ toolId }) => toolId });

function toolsText(held: readonly Tool[], style: Dress): string {
  const sorted = [...held].sort((a, b) => byCodeUnit(a.toolId, b.toolId));
  const lines = sorted.map((one) => `\n${style.indent}${toolText(one, style)}, // ${one.toolId}`);
  return `export const tools = [${lines.join('')}\n]${style.wrapper};\n`.replaceAll('\n', style.eol);
}

test('object entries: only our values change, what is foreign in them stays, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(tools, tools, dress, async (held, wanted, style) => {
      const before = toolsText(held, style);
      const after = await edit(before, wanted.map(toolEdit));
      expect(await edit(before, [...wanted].reverse().map(toolEdit))).toBe(after);
      expect(await edit(after, wanted.map(toolEdit))).toBe(after);
      for (const { toolId, extra } of held) expect(after).toContain(extra === '' ? `// ${toolId}` : extra);
      for (const { toolId } of wanted)
        expect(after.split(toolId).length).toBe(held.some((one) => one.toolId === toolId) ? 3 : 2);
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
