import fc from 'fast-check';
import { parseEnv } from 'node:util';
import { execFileSync } from 'node:child_process';
import * as ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { templateHelpers } from '../../../src/render/index.js';
import { formatText } from '../../../src/render/index.js';
import { relPath } from '../../../src/text/index.js';

// Any UTF-16 text, lone surrogates included, rich in what ends a context somewhere.
const special = fc.constantFrom(
  "'",
  '"',
  '`',
  '\\',
  '*/',
  '/*',
  '//',
  '-->',
  '--!>',
  '<!--',
  '</script',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\0',
  '\ufeff',
  '\u202e',
  '|',
  '#',
  ': ',
  '$',
  '${',
  '{{',
  '_',
  '*',
  '~~',
  '[a](b)',
  '<b>',
  '&amp;',
  '-',
  ' ',
  '\t',
  '1. ',
  '@ts-ignore',
  '\ud800',
  '=',
  '%',
  '!',
  '😀',
);
const anyText = fc
  .array(fc.oneof(special, fc.string({ unit: 'binary' }), fc.string()), { maxLength: 8 })
  .map((parts) => parts.join(''));

function escape(name: string, value: unknown): string {
  const result = templateHelpers.find((helper) => helper.name === name)?.apply(value);
  if (typeof result !== 'string') throw new Error(`${name} gave no text`);
  return result;
}

function evaluate(expression: string): unknown {
  return new Function(`'use strict'; return (${expression});`)();
}

/** The text on one line, as the prose escapers promise to show it. */
function collapsed(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

// Cheap to try, and what people write is odd: ten times as many inputs as elsewhere.
beforeAll(() => fc.configureGlobal({ numRuns: 1000 }));
afterAll(() => fc.resetConfigureGlobal());

const printable = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

describe('TypeScript', () => {
  test('str evaluates to the value, on one line, safe in a script element', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const literal = escape('str', text);
        expect(evaluate(literal)).toBe(text);
        expect(literal).toMatch(printable);
        expect(literal).not.toMatch(/<\/script|<!--/i);
      }),
    );
  });

  test('str and prop are as prettier writes them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ maxLength: 12 }), special), async (text) => {
        const code = `const x = { ${escape('prop', text)}: ${escape('str', text)} };\n`;
        expect(await formatText(relPath('a.ts'), code)).toEqual({ value: code, diagnostics: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('prop makes an own property of exactly this name', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'class', 'a-b', '')), (text) => {
        expect(Object.entries(Object(evaluate(`{ ${escape('prop', text)}: 1 }`)))).toEqual([[text, 1]]);
      }),
    );
  });

  test('literal and json parse back to the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.dictionary(anyText, anyText), (value, record) => {
        for (const any of [value, record]) {
          expect(evaluate(escape('literal', any))).toEqual(JSON.parse(JSON.stringify(any)));
          expect(JSON.parse(escape('json', any))).toEqual(JSON.parse(JSON.stringify(any)));
          expect(escape('json', any)).toMatch(printable);
          expect(escape('json', any)).not.toMatch(/<\/script|<!--/i);
        }
      }),
    );
  });

  test('id lets through what TypeScript takes as a variable name, and nothing else', () => {
    const words = fc.oneof(
      anyText,
      fc.constantFrom('class', 'await', 'let', 'eval', 'of', 'type', 'a1', '$', '1a', 'a b', 'ö'),
    );
    fc.assert(
      fc.property(words, (text) => {
        let name: string;
        try {
          name = escape('id', text);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'template-error' });
          return;
        }
        expect(name).toBe(text);
        const { diagnostics = [] } = ts.transpileModule(`export const ${name} = 1;\n`, { reportDiagnostics: true });
        expect(diagnostics).toEqual([]);
        expect(evaluate(`(() => { const ${name} = 1; return ${name}; })()`)).toBe(1);
      }),
    );
    expect(['fine', '_x', '$y', 'of'].map((name) => escape('id', name))).toEqual(['fine', '_x', '$y', 'of']);
    for (const bad of ['class', 'await', 'eval', 'a-b', '', '1a', 'x;y'])
      expect(() => escape('id', bad)).toThrow('is no identifier');
  });

  test('path lets through relative specifiers only', () => {
    for (const good of ['./a.js', '../a.js', '../../core/http_client.js', './a/b-c.js'])
      expect(escape('path', good)).toBe(good);
    for (const bad of [
      'a.js',
      '/a.js',
      './',
      '..',
      './../a.js',
      './a/../b.js',
      "./a'.js",
      './a\n.js',
      './a b.js',
      'node:fs',
      './a//b.js',
    ]) {
      expect(() => escape('path', bad)).toThrow('is no relative import path');
    }
  });

  test('regex matches exactly the value, with and without the u flag', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', 'u'), (text, flags) => {
        const pattern = evaluate(`/^(?:${escape('regex', text)})$/${flags}`);
        expect(pattern instanceof RegExp && pattern.test(text)).toBe(true);
        expect(pattern instanceof RegExp && pattern.test(`${text}x`)).toBe(false);
      }),
    );
  });
});

describe('comments', () => {
  test('comment stays inside a comment of every syntax', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [first, second] = [escape('comment', a), escape('comment', b)];
        expect(`${first}${second}`).toMatch(printable);
        expect(evaluate(`/*${first}${second}*/ 1 // ${first}\n`)).toBe(1);
        expect(`<!--${first}${second}-->`.search(/--!?>/)).toBe(`<!--${first}${second}`.length);
        expect(`<!--${first}`).not.toMatch(/^<!---?>/);
        expect(ts.transpileModule(`//${first}\nexport const x: string = 1;`, {}).outputText).toContain(
          'export const x = 1;',
        );
        expect(first).not.toContain('@ts-');
      }),
    );
  });

  test('comment keeps an ordinary text', () => {
    expect(escape('comment', 'Sends a reply; see RFC 9562 (v5) * twice.')).toBe(
      'Sends a reply; see RFC 9562 (v5) * twice.',
    );
    expect(escape('comment', 'one\ntwo */ x --> y')).toBe('one two * / x -- > y');
  });
});

describe('data', () => {
  test('yaml parses back to the value in YAML 1.2 and 1.1, in a mapping, a list and a flow', () => {
    const scalar = fc.oneof(
      anyText,
      fc.string(),
      fc.constantFrom(
        'yes',
        'No',
        'null',
        '~',
        '1:30',
        '0x1f',
        '2024-01-01',
        '---',
        '- a',
        'a: b',
        'a #b',
        '<<',
        '=',
        '.inf',
        '',
        ' a',
        'a  b',
      ),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(scalar, fc.constantFrom('1.1', '1.2'), (value, version) => {
        const written = escape('yaml', value);
        const read = parseYaml(`key: ${written}\nlist:\n  - ${written}\nflow: [${written}, ${written}]\n`, {
          version: version === '1.1' ? '1.1' : '1.2',
        });
        expect(read).toEqual({ key: value, list: [value], flow: [value, value] });
        expect(written).toMatch(printable);
      }),
    );
  });

  test('yaml is as prettier writes it', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const document = `key: ${escape('yaml', text)}\n`;
        expect(await formatText(relPath('a.yaml'), document)).toEqual({ value: document, diagnostics: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('env parses back to the value, or refuses what readers disagree on', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), (text) => {
        let written: string;
        try {
          written = escape('env', text);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'template-error' });
          expect(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) || (text.includes("'") && /["\\$`]/.test(text))).toBe(true);
          return;
        }
        expect(parseEnv(`A=1\nKEY=${written}\nB=2\n`)).toEqual({ A: '1', KEY: text, B: '2' });
      }),
    );
  });

  test('env and sh mean the value to a shell', () => {
    const texts = ["it's", 'a b', '$HOME `id` "q"', 'a;b', '*', '', '~', '#x', 'ü', '-n', "'", '\\'];
    for (const text of texts) {
      expect(execFileSync('sh', ['-c', `printf %s ${escape('sh', text)}`], { encoding: 'utf8' })).toBe(text);
      if (text !== '-n')
        expect(execFileSync('sh', ['-c', `KEY=${escape('env', text)}; printf %s "$KEY"`], { encoding: 'utf8' })).toBe(
          text,
        );
    }
    expect(() => escape('sh', 'a\0b')).toThrow('cannot be a shell word');
  });
});

describe('Markdown', () => {
  /** Undoes backslash escapes: what CommonMark shows when nothing else in the text is markup. */
  function shown(markdown: string): string {
    return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  }

  test('md shows the text and leaves no markup unescaped', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = escape('md', text);
        expect(shown(markdown)).toBe(collapsed(text));
        expect(markdown).toMatch(printable);
        const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '');
        expect(bare).not.toMatch(/[`*[\]<>|~&\\]/);
        expect(bare).not.toMatch(/(?<![\p{L}\p{N}])_[^_]*\p{L}|_(?=\s|$)/u);
        expect(markdown).not.toMatch(/^(?:[#=+-]|\d{1,9}[.)])/);
      }),
    );
  });

  test('md is as prettier writes it, in a paragraph and in a table', async () => {
    const tame = fc.array(
      fc.oneof(
        fc.constantFrom('_', '*', '|', '`', '[', ']', '<', '&', '#', '-', '1.', '~', '\\', ' ', '!'),
        fc.stringMatching(/^[a-z]{1,5}$/),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(tame, async (parts) => {
        const document = `Say ${escape('md', parts.join(''))}.\n`.replace(/ +/g, ' ');
        const { value = '' } = await formatText(relPath('a.md'), document);
        expect(shown(value)).toBe(shown(document));
      }),
      { numRuns: 60 },
    );
  });

  test('mdcode shows the text in a span that nothing in it can end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = escape('mdcode', text);
        expect(codeText(code)).toBe(collapsed(text));
        expect(code.startsWith('<code>') || !code.includes('|')).toBe(true);
      }),
    );
  });

  test('mdlines shows each line behind its number in a block that no line ends', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        const lines = texts.map((text, index) => ({ number: index + 1, text, isMeant: index === 1 }));
        const [open = '', ...rest] = escape('mdlines', lines).split('\n');
        const fence = open.replace(/text$/, '');
        expect(fence).toMatch(/^`{3,}$/);
        expect(rest.pop()).toBe(fence);
        expect(rest).toHaveLength(texts.length);
        for (const [index, line] of rest.entries()) {
          expect(line.startsWith(`${index === 1 ? '>' : ' '} ${index + 1} |`)).toBe(true);
          expect(line.replaceAll('\t', '')).toMatch(printable);
          expect(line).not.toContain(fence);
        }
      }),
    );
  });

  function codeText(code: string): string {
    const element = /^<code>([^<]*)<\/code>$/.exec(code)?.[1];
    if (element !== undefined) {
      expect(element).toMatch(/^(?:[\p{L}\p{N} ]|&#\d+;)*$/u);
      return element.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
    }
    const fence = /^`+/.exec(code)?.[0] ?? '';
    // CommonMark §6.1: the span ends at the next run of exactly as many backticks, and loses one space at both ends.
    const end =
      [...code.slice(fence.length).matchAll(/`+/g)].find((run) => run[0].length === fence.length)?.index ?? -1;
    expect(fence.length + end + fence.length).toBe(code.length);
    const inner = code.slice(fence.length, fence.length + end);
    return inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? inner.slice(1, -1) : inner;
  }
});

test('every helper refuses an absent value by name of the failure, and takes numbers where it takes text', () => {
  for (const { name, kind, apply } of templateHelpers.filter((helper) => helper.kind !== 'logic')) {
    expect(() => apply(undefined), name).toThrow(expect.objectContaining({ kind: 'missing-value' }));
    if (kind === 'escape' && !['json', 'literal'].includes(name))
      expect(() => apply({}), name).toThrow(expect.objectContaining({ kind: 'template-error' }));
  }
  expect(['str', 'md', 'comment', 'env', 'yaml'].map((name) => escape(name, 5))).toEqual(["'5'", '5', '5', '5', '5']);
});
