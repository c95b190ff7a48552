import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../../src/render/index.js';
import type { TemplateSource } from '../../../src/render/index.js';

function render(
  text: string,
  view: object,
  more: readonly TemplateSource[] = [],
): ReturnType<ReturnType<typeof createRenderer>['render']> {
  return createRenderer([{ name: 'module/a.ts.hbs', text }, ...more]).render('module/a.ts.hbs', view);
}

/** Code, file, line, column and message of the only finding; fails when there is a value or another number of findings. */
function failure(...input: Parameters<typeof render>): readonly unknown[] {
  const { value, diagnostics } = render(...input);
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  const [{ code, span, message } = { code: '', span: undefined, message: '' }] = diagnostics;
  return [code, `${span?.file}:${span?.start.line}:${span?.start.column}`, message];
}

describe('what a template can say', () => {
  test('values, lists, conditions, partials with the indentation of their call, and names', () => {
    const partial = { name: 'module/partials/call.hbs', text: 'call({{str name}}, {{json timeout}});\n' };
    const text =
      'const {{id (camel module)}} = [\n{{#each calls as |one at|}}\n  {{> call one}}\n{{#if @last}}\n  // {{json at}} of {{comment ../module}}\n{{/if}}\n{{else}}\n  none\n{{/each}}\n];\n';
    const view = {
      module: 'slack.webhook',
      calls: [
        { name: "it's", timeout: 5 },
        { name: 'b', timeout: 1 },
      ],
    };
    expect(render(text, view, [partial]).value).toBe(
      `const slackWebhook = [\n  call("it's", 5);\n  call('b', 1);\n  // 1 of slack.webhook\n];\n`,
    );
    expect(render(text, { module: 'x', calls: [] }, [partial]).value).toBe('const x = [\n  none\n];\n');
  });

  test('logic helpers decide, and nothing is escaped as HTML', () => {
    const text =
      "{{#if (and (eq kind 'tool') (includes modes 'direct') (not absent))}}Array<{{id (concat 'a' (pascal kind))}}>{{/if}}{{str (join modes ', ')}}";
    expect(render(text, { kind: 'tool', modes: ['direct', '<b>'] }).value).toBe("Array<aTool>'direct, <b>'");
  });

  test('a value of the template language in a value of the view stays text', () => {
    expect(render('{{str name}}', { name: '{{str secret}}', secret: 1 }).value).toBe("'{{str secret}}'");
  });

  test('a file without .hbs is copied byte for byte', () => {
    const text = 'const a = `{{not a template}}`;\r\n';
    expect(createRenderer([{ name: 'host/l9/a.ts', text }]).render('host/l9/a.ts', {})).toEqual({
      value: text,
      diagnostics: [],
    });
  });

  test('partials of another kind are out of reach', () => {
    expect(failure('{{> call}}', {}, [{ name: 'host/partials/call.hbs', text: 'x' }])[0]).toBe('render/template-error');
  });
});

describe('what cannot be rendered is a finding with its place', () => {
  test('a value that is absent, in a template and in a partial', () => {
    expect(failure('a\n  {{str nope}}', {})).toEqual([
      'render/missing-value',
      'templates/module/a.ts.hbs:2:3',
      '`{{str nope}}` has no value in the view.',
    ]);
    expect(failure('{{str (camel deep.er.still)}}', {})[0]).toBe('render/missing-value');
    expect(failure('{{#each nope}}\nx{{/each}}', {})).toEqual([
      'render/missing-value',
      'templates/module/a.ts.hbs:1:1',
      '`{{#each nope}}` has no list in the view.',
    ]);
    const partial = { name: 'module/partials/p.hbs', text: '\n{{md title}}' };
    expect(failure('{{> p}}', { title: null }, [partial])).toEqual([
      'render/missing-value',
      'templates/module/partials/p.hbs:2:1',
      '`{{md title}}` is null in the view.',
    ]);
  });

  test('a value that its context cannot hold', () => {
    expect(failure('const {{id name}} = 1;', { name: 'a; b' })).toEqual([
      'render/template-error',
      'templates/module/a.ts.hbs:1:7',
      '`{{id name}}` failed: `"a; b"` is no identifier.',
    ]);
    expect(failure('{{#each items}}{{/each}}', { items: { a: 1 } })[2]).toContain('is no list');
  });

  test('a template that does not parse, or calls what does not exist', () => {
    expect(failure('a\n{{#if x}}b', {})[0]).toBe('render/template-error');
    expect(failure('a\n {{#if x}}{{/each}}', {})).toEqual([
      'render/template-error',
      'templates/module/a.ts.hbs:2:5',
      "`if` failed: if doesn't match each.",
    ]);
    expect(failure('a\n{{> gone}}', {})[0]).toBe('render/template-error');
    expect(failure('{{lookup a b}}', { a: {}, b: 'x' })[0]).toBe('render/template-error');
    expect(failure('{{#if (lookup a b)}}{{/if}}', { a: {}, b: 'x' })[0]).toBe('render/template-error');
  });

  test('an output without an escaper, however it is written', () => {
    for (const bare of [
      '{{name}}',
      '{{{name}}}',
      '{{{str name}}}',
      '{{&name}}',
      '{{camel name}}',
      '{{this}}',
      '{{"x"}}',
    ]) {
      expect(failure(`x\n${bare}`, { name: 'n' }).slice(0, 2), bare).toEqual([
        'render/template-error',
        'templates/module/a.ts.hbs:2:1',
      ]);
    }
  });

  test('inherited properties are absent', () => {
    for (const path of ['constructor', 'toString', '__proto__', 'name.constructor', '__proto__.polluted'])
      expect(failure(`{{json ${path}}}`, { name: 'n' })[0], path).toBe('render/missing-value');
    expect(failure('{{str inherited}}', Object.create({ inherited: 'x' }))[0]).toBe('render/missing-value');
  });

  test('a template that is not there', () => {
    const { value, diagnostics } = createRenderer([{ name: 'module/a.ts.hbs', text: '' }]).render(
      'module/b.ts.hbs',
      {},
    );
    expect([value, diagnostics[0]?.code, diagnostics[0]?.message]).toEqual([
      undefined,
      'render/unknown-template',
      'There is no template `module/b.ts.hbs`; did you mean `module/a.ts.hbs`?',
    ]);
  });
});
