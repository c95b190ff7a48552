import fc from 'fast-check';
import type { ModuleEdit } from '../../src/code/index.js';
import { relPath } from '../../src/text/index.js';

/** Where the text stands. */
export const path = relPath('l9/router.ts');
const names = ['able', 'bravo', 'Charlie', 'delta', 'echo', 'foxtrot', '$golf', 'hotel_1', '_india'];
/** The order of sorted lists. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** How one file is written, everything that a person may choose. */
export interface Dress {
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

/** Any dress. */
export const dress = fc.record<Dress>({
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
export function routerText(held: readonly string[], { quote, semicolon, notes, ...rest }: Dress): string {
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

/** The edits that wire one name. */
export function wiring(name: string): readonly ModuleEdit[] {
  return [
    { kind: 'import', name, from: `./${name}.js` },
    { kind: 'entry', slot: { symbol: 'routes' }, entry: { value: name, id: name } },
  ];
}

/** Some names that a list holds, in any order, and some others. */
export const split = fc
  .shuffledSubarray(names)
  .chain((held) =>
    fc.record({ held: fc.constant(held), added: fc.shuffledSubarray(names.filter((name) => !held.includes(name))) }),
  );

const tool = fc.record({
  toolId: fc.constantFrom(...names),
  extra: fc.constantFrom('', ' /* e */ extra: 1,', ' ...rest,'),
});
/** An entry with properties. */
export interface Tool {
  readonly toolId: string;
  readonly extra: string;
}

function toolText({ toolId, extra }: Tool, style: Dress): string {
  const gap = style.layout === 'lines' ? `\n${style.indent}${style.indent}` : ' ';
  return `{${gap}toolId: ${style.quote}${toolId}${style.quote},${extra}${gap}run: ${toolId} }`;
}

/** The edit that wires such an entry. */
export function toolEdit({ toolId }: Tool): ModuleEdit {
  const form = { toolId: 'id', run: 'value' } as const;
  return { kind: 'entry', slot: { symbol: 'tools', form }, entry: { value: toolId, id: toolId } };
}

/** Some entries with different keys. */
export const tools = fc.uniqueArray(tool, { selector: ({ toolId }) => toolId });

/** The text of a registry that holds these entries, sorted, one a line. */
export function toolsText(held: readonly Tool[], style: Dress): string {
  const sorted = [...held].sort((a, b) => byCodeUnit(a.toolId, b.toolId));
  const lines = sorted.map((one) => `\n${style.indent}${toolText(one, style)}, // ${one.toolId}`);
  return `export /** Some entries with different keys. */
export const tools = [${lines.join('')}\n]${style.wrapper};\n`.replaceAll('\n', style.eol);
}
