import { describe, expect, test } from 'vitest';
import { checkTemplates, createRenderer, templateHelpers } from '../../../src/render/index.js';
import type { TemplateSource } from '../../../src/render/index.js';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    rows: {
      type: 'array',
      items: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } },
    },
    lines: { type: 'array', items: { type: 'object', properties: { number: { type: 'integer' } } } },
    calls: { type: 'array', items: { $ref: '#/$defs/call' } },
    inbound: { oneOf: [{ $ref: '#/$defs/hmac' }, { type: 'object', properties: { scheme: { const: 'none' } } }] },
    byName: { type: 'object', additionalProperties: { type: 'string' } },
    maybe: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
    mixed: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'object' }] },
    tree: { $ref: '#/$defs/tree' },
  },
  $defs: {
    call: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        retry: { type: 'object', properties: { attempts: { type: 'integer' } } },
      },
    },
    hmac: { type: 'object', properties: { scheme: { const: 'hmac' }, header: { type: 'string' } } },
    tree: {
      type: 'object',
      properties: { label: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    },
  },
};

function check(text: string, partials: Readonly<Record<string, string>> = {}): readonly string[] {
  const more = Object.entries(partials).map(([name, content]): TemplateSource => ({
    name: `module/partials/${name}.hbs`,
    text: content,
  }));
  return checkTemplates([{ name: 'module/a.hbs', text }, ...more], { module: schema }).map(
    ({ code, file, span, message }) =>
      `${code.replace('render/', '')} ${file?.replace('templates/module/', '')}:${span?.start.line}:${span?.start.column} ${message}`,
  );
}

test('a right template has no findings', () => {
  const text = `{{! a comment }}
{{str name}} {{json tags.length}} {{md tags.[0]}} {{str ./name}} {{str this.name}}
{{#each calls as |call at|}}
{{id (camel call.name)}} {{id (camel name)}} {{json call.retry.attempts}} {{json at}} {{json @index}} {{str ../name}} {{str @root.name}}
  {{#if @first}}{{#each ../tags}}{{comment this}} {{comment ../../name}} {{str ../name}} {{json @../index}}{{/each}}{{/if}}
{{else}}{{str name}}
{{/each}}
{{#with inbound as |it|}}{{#if (eq scheme 'hmac')}}{{str header}}{{str it.header}}{{/if}}{{/with}}
{{#each maybe}}{{yaml .}}{{/each}}
{{#if name}}a{{else if tags}}b{{else}}{{str name}}{{/if}}{{#unless (or tags (not name))}}c{{/unless}}
{{> line text=name kind="x"}}{{#each calls}}{{> call}}{{/each}}{{> tree tree}}`;
  const partials = {
    line: '{{comment text}} {{md kind}} {{str name}}',
    call: '{{str name}}{{json retry.attempts}}{{str ../name}}',
    tree: '{{md label}}{{#each children}}{{> tree}}{{/each}}',
  };
  expect(check(text, partials)).toEqual([]);
});

describe('unknown paths', () => {
  test.each([
    ['{{str nam}}', 'unknown-path a.hbs:1:7 The view has no `nam` here; did you mean `name`?'],
    ['a\n  {{#if nam}}{{/if}}', 'unknown-path a.hbs:2:9 The view has no `nam` here; did you mean `name`?'],
    ['{{#unless x}}{{/unless}}', 'unknown-path a.hbs:1:11 The view has no `x` here.'],
    [
      '{{#each calls}}{{json retry.atempts}}{{/each}}',
      'unknown-path a.hbs:1:23 The view has no `retry.atempts` here; did you mean `retry.attempts`?',
    ],
    ['{{#each calls}}{{str tags}}{{/each}}', 'unknown-path a.hbs:1:22 The view has no `tags` here.'],
    [
      '{{#each calls}}{{str ../nme}}{{/each}}',
      'unknown-path a.hbs:1:22 The view has no `../nme` here; did you mean `../name`?',
    ],
    ['{{str ../name}}', 'unknown-path a.hbs:1:7 The view has no `../name` here.'],
    ['{{#if name}}{{str ../name}}{{/if}}', 'unknown-path a.hbs:1:19 The view has no `../name` here.'],
    ['{{str @root.nme}}', 'unknown-path a.hbs:1:7 The view has no `@root.nme` here; did you mean `@root.name`?'],
    ['{{json @index}}', 'unknown-path a.hbs:1:8 The view has no `@index` here.'],
    [
      '{{#each tags}}{{json @indx}}{{/each}}',
      'unknown-path a.hbs:1:22 The view has no `@indx` here; did you mean `@index`?',
    ],
    ['{{#each tags}}{{json @key}}{{/each}}', 'unknown-path a.hbs:1:22 The view has no `@key` here.'],
    [
      '{{#each tags as |tag|}}{{/each}}{{str tag}}',
      'unknown-path a.hbs:1:39 The view has no `tag` here; did you mean `tags`?',
    ],
    [
      '{{#with inbound}}{{str heder}}{{/with}}',
      'unknown-path a.hbs:1:24 The view has no `heder` here; did you mean `header`?',
    ],
    ['{{id (camel (concat nam "x"))}}', 'unknown-path a.hbs:1:21 The view has no `nam` here; did you mean `name`?'],
    ['{{str name.length}}', 'unknown-path a.hbs:1:7 The view has no `name.length` here.'],
    ['{{str constructor}}', 'unknown-path a.hbs:1:7 The view has no `constructor` here.'],
    ['{{str byName.some}}', 'unknown-path a.hbs:1:7 The view has no `byName.some` here.'],
    ['{{nam}}', 'unknown-path a.hbs:1:3 The view has no `nam` here; did you mean `name`?'],
  ])('%s', (text, finding) => expect(check(text)).toEqual([finding]));

  test('an unknown loop is one finding, not one for each line inside', () => {
    expect(check('{{#each cals}}{{str name}}{{str other}}{{/each}}')).toEqual([
      'unknown-path a.hbs:1:9 The view has no `cals` here; did you mean `calls`?',
    ]);
  });

  test('a partial is checked where it is called, and its findings stand in its file', () => {
    expect(check('{{#each calls}}{{> p}}{{/each}}{{> p}}', { p: '\n{{json retry.attempts}}{{str tags}}' })).toEqual([
      'unknown-path partials/p.hbs:2:8 The view has no `retry.attempts` here.',
      'unknown-path partials/p.hbs:2:30 The view has no `tags` here.',
    ]);
    expect(check('{{> p title=nam}}', { p: '{{str title}}' })[0]).toContain('unknown-path a.hbs:1:13');
    expect(check('{{#each tags as |tag|}}{{> p}}{{/each}}', { p: '{{str tag}}' })[0]).toContain(
      'unknown-path partials/p.hbs:1:7',
    );
  });
});

describe('outputs, helpers, partials and loops', () => {
  test.each([
    ['x {{name}}', 'unescaped-value a.hbs:1:3 `{{name}}` writes a value without an escaping helper.'],
    ['{{{name}}}', 'unescaped-value a.hbs:1:1 `{{{name}}}` writes a value without an escaping helper.'],
    ['{{{str name}}}', 'unescaped-value a.hbs:1:1 `{{{str name}}}` writes a value without an escaping helper.'],
    ['{{camel name}}', 'unescaped-value a.hbs:1:1 `{{camel name}}` writes a value without an escaping helper.'],
    ['{{#each tags}}{{.}}{{/each}}', 'unescaped-value a.hbs:1:15 `{{.}}` writes a value without an escaping helper.'],
    ['{{sr name}}', 'unknown-helper a.hbs:1:1 There is no helper `sr`; did you mean `str`?'],
    ['{{str (cammel name)}}', 'unknown-helper a.hbs:1:7 There is no helper `cammel`; did you mean `camel`?'],
    ['{{lookup tags 0}}', 'unknown-helper a.hbs:1:1 There is no helper `lookup`.'],
    ['{{#tags}}x{{/tags}}', 'unknown-helper a.hbs:1:1 There is no helper `#tags`.'],
    ['{{#eech tags}}x{{/eech}}', 'unknown-helper a.hbs:1:1 There is no helper `#eech`; did you mean `#each`?'],
    ['{{str name name}}', 'wrong-arguments a.hbs:1:1 `str` takes 1 argument, but is called with 2 arguments.'],
    ['{{json}}', 'wrong-arguments a.hbs:1:1 `json` takes 1 argument, but is called with 0 arguments.'],
    ['{{str name a=1}}', 'wrong-arguments a.hbs:1:1 `str` takes 1 argument, but is called with `a=`.'],
    ['{{#if name tags}}{{/if}}', 'wrong-arguments a.hbs:1:1 `#if` takes 1 argument, but is called with 2 arguments.'],
    ['{{> gone}}', 'unknown-partial a.hbs:1:1 There is no partial `gone` of this kind.'],
    ['{{> (concat "a" "b")}}', 'unknown-partial a.hbs:1:1 There is no partial `{{> (concat "a" "b")}}` of this kind.'],
    [
      '{{#each byName}}{{str this}}{{/each}}',
      'each-over-object a.hbs:1:1 `{{#each byName}}` is no list, so `each` may not go over it.',
    ],
    [
      '{{#each mixed}}{{str this}}{{/each}}',
      'each-over-object a.hbs:1:1 `{{#each mixed}}` is no list, so `each` may not go over it.',
    ],
    [
      '{{#each (concat name name)}}{{/each}}',
      'each-over-object a.hbs:1:1 `{{#each (concat name name)}}` is no list, so `each` may not go over it.',
    ],
    [
      '{{#*inline "x"}}{{/inline}}',
      'unsupported-syntax a.hbs:1:1 `{{#*inline "x"}}` is not part of the template language.',
    ],
    ['{{#> p}}{{/p}}', 'unsupported-syntax a.hbs:1:1 `{{#> p}}` is not part of the template language.'],
  ])('%s', (text, finding) => expect(check(text)).toEqual([finding]));

  test('a template that does not parse, a kind without schema, a partial that nobody calls', () => {
    expect(check('a\n{{#if name}}')).toEqual([expect.stringContaining('template-error a.hbs:2:1')]);
    expect(
      checkTemplates([{ name: 'other/a.hbs', text: '{{str x}}' }], { module: schema }).map(({ code }) => code),
    ).toEqual(['render/missing-view-schema']);
    expect(check('x', { p: '{{str nope}}' })).toEqual([expect.stringContaining('unused-partial partials/p.hbs')]);
  });

  test('a partial that calls itself with ever new arguments comes to an end', () => {
    expect(
      check('{{> p depth=name}}', {
        p: '{{str depth}}{{#if depth}}{{> p depth=(concat depth "x") more=depth}}{{/if}}{{str tag}}',
      }),
    ).toEqual(['unknown-path partials/p.hbs:1:83 The view has no `tag` here; did you mean `tags`?']);
  });

  test('a file without .hbs is no template', () => {
    expect(checkTemplates([{ name: 'host/l9/a.ts', text: '{{anything}}' }], {})).toEqual([]);
  });
});

test('every finding says its cause and its fix', () => {
  const findings = checkTemplates([{ name: 'module/a.hbs', text: '{{x}}{{sr name}}{{name}}' }], { module: schema });
  expect(findings).toHaveLength(3);
  for (const { hint, severity } of findings) expect([severity, typeof hint]).toEqual(['error', 'string']);
});

test('what the checker lets through, the renderer takes: every helper by its table', () => {
  const outputs = templateHelpers.map(({ name, kind, arguments: [least] }) => {
    const lists: Readonly<Record<string, string>> = {
      ...{ join: "tags ''", includes: "tags 'a'", mdtable: 'rows', mdlines: 'lines' },
    };
    const call = `${name} ${lists[name] ?? Array.from({ length: least }, () => 'name').join(' ')}`;
    return kind === 'escape' ? `{{${call}}}` : `{{json (${call})}}`;
  });
  const templates = outputs.map((text, at) => ({
    name: `module/${at}.hbs`,
    text: text.replace('path name', "path './a.js'"),
  }));
  expect(checkTemplates(templates, { module: schema })).toEqual([]);
  const renderer = createRenderer(templates);
  for (const { name, text } of templates)
    expect(renderer.render(name, { name: 'slack', tags: ['a'], rows: [[{ text: 'a' }]], lines: [] }), text).toEqual({
      value: expect.any(String),
      diagnostics: [],
    });
});
