import { expect, test } from 'vitest';

import { createRenderer, renderMarked, type TemplateSource } from '../../../src/render/index.js';

const row: TemplateSource = {
  name: 'module/partials/row.hbs',
  text: '-- {{comment name}}\n{{#if more}}\n-- more\n{{/if}}\n',
};

function linesOf(text: string, view: object): readonly string[] {
  const templates = [{ name: 'module/a.sql.hbs', text }, row];
  const marked = renderMarked(templates, 'module/a.sql.hbs', view).value;
  expect(marked?.text).toBe(createRenderer(templates).render('module/a.sql.hbs', view).value);
  return (marked?.pieces ?? [])
    .filter((piece) => piece.text.trim() !== '')
    .map(
      ({ text: said, from }) => `${said.trim()} ${from.map(({ template, line }) => `${template}:${line}`).join(' < ')}`,
    );
}

test('each piece knows its line, in blocks, loops and the other branch', () => {
  expect(linesOf('a\n{{#each xs}}\n\n  b {{comment this}}\n{{else}}\nnone\n{{/each}}\nc', { xs: ['1', '2'] })).toEqual([
    'a module/a.sql.hbs:1',
    'b module/a.sql.hbs:4',
    '1 module/a.sql.hbs:4',
    'b module/a.sql.hbs:4',
    '2 module/a.sql.hbs:4',
    'c module/a.sql.hbs:8',
  ]);
  expect(linesOf('a\n{{#each xs}}\nb\n{{else}}\nnone\n{{/each}}', { xs: [] })).toContain('none module/a.sql.hbs:5');
});

test('a piece of a partial knows who called it, and what follows does not', () => {
  expect(linesOf('x\n  {{> row}}\ny\n', { name: 'n', more: true })).toEqual([
    'x module/a.sql.hbs:1',
    '-- module/partials/row.hbs:1 < module/a.sql.hbs:2',
    'n module/partials/row.hbs:1 < module/a.sql.hbs:2',
    '-- more module/partials/row.hbs:3 < module/a.sql.hbs:2',
    'y module/a.sql.hbs:3',
  ]);
});

test('a value that looks like a mark stays what it is', () => {
  const value = '\ue000@0\ue000 \ue001';
  expect(linesOf('a {{md name}}\n', { name: value }).at(-1)).toMatch(/module\/a\.sql\.hbs:1$/);
});

test('a file that is copied comes line by line from itself', () => {
  const marked = renderMarked([{ name: 'host/a.ts', text: 'one\ntwo\n' }], 'host/a.ts', {}).value;
  expect(marked?.pieces.map(({ text, from }) => [text, from[0]?.line])).toEqual([
    ['one\n', 1],
    ['two\n', 2],
  ]);
});
