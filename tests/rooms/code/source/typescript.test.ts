import { describe, expect, it } from 'vitest';

import { relPath } from '../../../../src/text/index.js';
import { factsOf, readSource, symbolLines, testLines, variables } from './reading.js';

const file = 'l9/core/agents/engine.ts';

const symbols: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  [
    'functions',
    'export function a(x: string, y?: number): Promise<X> { return z(); }\nfunction b() {}',
    ['+ function a(x: string, y?: number): Promise<X>', '- function b()'],
  ],
  [
    'a signature over several lines, with comments',
    'export async function a<T extends string>(\n  x: T, // which\n  /* how */\n  { y, z }: {\n    y: string;\n    z: number;\n  } = none,\n  ...rest: T[]\n): Promise<\n  T\n> {}',
    ['+ function a<T extends string>(x: T, { y, z }: { y: string; z: number; } = none, ...rest: T[]): Promise<T>'],
  ],
  [
    'constants that are functions',
    'export const a = async (x: string) => x, b = function (y: number): void {}, c = wrap(() => 1), D = 3;',
    ['+ function a(x: string)', '+ function b(y: number): void', '+ constant c', '+ constant D'],
  ],
  [
    'types',
    'export interface A { m(x: string): void; n: number }\nexport type B = A;\nexport enum C { X }\nexport namespace D {}\ninterface E {}\ndeclare global {}',
    [
      '+ interface A',
      '+ method A.m(x: string): void',
      '+ type B',
      '+ enum C',
      '+ namespace D',
      '- interface E',
      '- namespace global',
    ],
  ],
  [
    'classes with their members',
    'export abstract class A<T> {\n  #x() {}\n  private y() {}\n  constructor(@Inject() private readonly z: Z) {}\n  static async make(x = 1): Promise<A> {}\n  get size() { return 1; }\n  set size(v) {}\n  over(x: string): void;\n  over(x: number): void;\n  over(x: unknown) {}\n  abstract todo(): void;\n  arrow = (x: number) => x;\n  field = 3;\n}',
    [
      '+ class A',
      '- method A.#x()',
      '- method A.y()',
      '+ method A.constructor(private readonly z: Z)',
      '+ method A.make(x = 1): Promise<A>',
      '+ method A.size',
      '+ method A.over(x: string): void',
      '+ method A.todo(): void',
      '+ method A.arrow(x: number)',
    ],
  ],
  [
    'exported under another name',
    'const a = () => 1;\nfunction b(x: X) {}\nclass C { m() {} }\ntype T = X;\nexport { a as one, b, b as two, C as D, type T };',
    ['+ function one()', '+ function b(x: X)', '+ function two(x: X)', '+ class D', '+ method D.m()', '+ type T'],
  ],
  ['default exports', 'export default async function a() {}', ['+ function a()']],
  ['unnamed default exports', 'export default (x: number) => x;', ['+ function default(x: number)']],
  ['default exports of something', 'const a = 1;\nexport default a;', ['+ constant a']],
  [
    're-exports',
    "import { x } from './x.js';\nexport { a as b, type C } from './a.js';\nexport * as ns from './ns.js';\nexport { x as y };",
    [
      '+ reexport b from ./a.js a',
      '+ reexport C from ./a.js C',
      '+ reexport ns from ./ns.js *',
      '+ reexport y from ./x.js x',
    ],
  ],
  [
    'overloads, by the first',
    'export function a(x: string): string;\nexport function a(x: number): number;\nexport function a(x: any) {}',
    ['+ function a(x: string): string'],
  ],
  [
    'docs',
    '/** Says a.b in short. More. */\nexport const a = 1;\n/** No. */\n\n/**\n * Two\n * lines.\n *\n * @param x - no\n */\n// between\n@dec export class B {\n  /** Inner! */\n  m() {}\n}\n/** @internal */\nexport type C = 1;\n/* no */\nexport type D = 1;',
    ['+ constant a # Says a.b in short.', '+ class B # Two lines.', '+ method B.m() # Inner!', '+ type C', '+ type D'],
  ],
  ['patterns', 'export const { a, b: [c] } = x;', ['+ constant a', '+ constant c']],
];

describe('symbols of TypeScript', () => {
  it.each(symbols)('are %s', (_, text, lines) => {
    expect(symbolLines(file, text)).toEqual(lines);
  });

  it('are what CommonJS exports', () => {
    const text = 'function a(x) {}\nconst b = 1;\nfunction c() {}\nmodule.exports = { a, d: b };';
    expect(symbolLines('a.cjs', text)).toEqual(['+ function a(x)', '+ constant d', '- function c()']);
    expect(symbolLines('a.js', 'class A {}\nexports.B = A;')).toEqual(['+ class B']);
    expect(symbolLines('a.js', 'const A = () => <b>x</b>;\nmodule.exports = A;')).toEqual(['+ function A()']);
  });

  it('tell of modules whose names are all taken over', () => {
    expect(factsOf(file, "export * from './a.js';\nexport * from './b.js';").reexportsAll).toEqual([
      './a.js',
      './b.js',
    ]);
  });
});

const tests: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  [
    'in groups',
    "describe('a', () => { describe(`b ${x}`, () => { it('c', () => { f(); }); }); test('d', () => expect(1).toBe(1)); });",
    ['a > b * > c', 'a > d'],
  ],
  [
    'of node:test',
    "import { test as t, suite } from 'node:test';\nsuite('a', () => { t('b', async () => { assert(1); }); t('c', { skip: true }, () => { f(); }); t('d', { skip: false }, () => { f(); }); });",
    ['a > b', 'a > c, off', 'a > d'],
  ],
  [
    'extended',
    "import { test as base } from '@playwright/test';\nconst test = base.extend({ x: 1 });\ntest('a', () => { f(); });",
    ['a'],
  ],
  [
    'not of others',
    "import { it } from './mine.js';\nit('a', () => { f(); });\nconst test = make();\ntest('b', () => { f(); });\nconst it2 = it2.extend({});\nit2('c', () => {});",
    [],
  ],
  [
    'off by a mark',
    "it.skip('a', () => { f(); });\nit.todo('b');\nxit('c', () => { f(); });\nit.fails('d', () => { f(); });\ndescribe.skip('e', () => { it('f', () => { g(); }); });",
    ['a, off', 'b, off, idle', 'c, off', 'd, off', 'e > f, off'],
  ],
  ['off beside one marked only', "it('a', () => { f(); });\nit.only('b', () => { f(); });", ['a, off', 'b']],
  [
    'idle when empty, off when they skip themselves or are to be written',
    "it('a', () => {});\nit('b', () => { /* later */ });\nit('c');\nit('d', () => { return; f(); });\nit('e', (t) => { t.skip(); f(); });\nit('f', function () { this.skip(); });\nit('g', check);",
    ['a, idle', 'b, idle', 'c, off, idle', 'd, idle', 'e, off', 'f, off', 'g, idle'],
  ],
  [
    'idle without an expectation',
    "it('a', () => { const x = 1; console.log(x); });\nit('b', () => { check(); });",
    ['a, idle', 'b'],
  ],
  [
    'with what they cover',
    "// @covers \"above\"\n/* @covers 'and' */\nit('a', () => {\n  f(); // @covers `in`\n});\n\n/** @covers \"b\" */\n\nit.each([1])('b', () => { f(); });",
    ['a, covers above, covers and, covers in', 'b, covers b'],
  ],
  [
    'without what others cover',
    'const x = 1; // @covers "no"\nit(\'a\', () => { f(\'@covers "no"\'); });\n// @covers "no"',
    ['a'],
  ],
];

describe('tests of TypeScript', () => {
  it.each(tests)('are %s', (_, text, lines) => {
    expect(testLines('tests/unit/engine.test.ts', text)).toEqual(lines);
  });
});

const environments: readonly (readonly [text: string, names: readonly string[]])[] = [
  ["process.env.B; process.env['A']; process.env[`C`]; process.env[name]", ['A', 'B', 'C']],
  ["const { B, A: a = '1', ...rest } = process.env;", ['A', 'B']],
  ["import { env as e } from 'node:process';\nimport { env } from './mine.js';\ne.A; env.B;", ['A']],
  ["import.meta.env.A; Bun.env.B; Deno.env.get('C'); process.env!.D; process?.env?.E", ['A', 'B', 'C', 'D', 'E']],
  ["process.env.A = process.env.B ?? 'x'; process.env.C ??= 'y'; // process.env.D", ['B', 'C']],
];

describe('environment of TypeScript', () => {
  it.each(environments)('is what %j asks for', (text, names) => {
    expect(variables(file, text)).toEqual(names);
  });
});

describe('a TypeScript file', () => {
  it('that does not parse says where', () => {
    const reading = readSource(relPath(file), 'const a = 1;\nfunction (');
    expect(reading).toMatchObject({ problem: 'it does not parse', span: { start: { line: 2 } } });
  });

  it('tells places as an editor does', () => {
    const text = '\uFEFFconst x = "😀";\r\n\texport const b = "😀"; export function c() {}\r\n';
    expect(factsOf(file, text).symbols.map(({ name, span }) => [name, span.start])).toEqual([
      ['x', { offset: 1, line: 1, column: 2 }],
      ['b', { offset: 19, line: 2, column: 2 }],
      ['c', { offset: 42, line: 2, column: 25 }],
    ]);
  });

  it.each(['a.md', 'a.go', 'Makefile', 'a.json', 'ts'])('is not %s', (name) => {
    expect(readSource(relPath(name), 'x')).toBeUndefined();
  });
});
