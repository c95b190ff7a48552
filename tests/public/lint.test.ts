import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
// The planted files do not exist, so the rules that need types have nothing to read; they have a test of their own below.
const syntactic = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });
const typed = new ESLint({ cwd: root });

async function rulesBroken(eslint: ESLint, filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))];
}

const many = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');
const documented = (code: string): string => `/** Planted. */\nexport ${code}\n`;

const refused: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-restricted-syntax', 'src/plan/planted.ts', 'export default 1;\n'],
  ['no-restricted-syntax', 'src/plan/planted.ts', documented('const now = (): number => Date.now();')],
  ['no-restricted-syntax', 'src/apply/planted.ts', documented('const now = (): Date => new Date();')],
  ['no-restricted-syntax', 'src/report/planted.ts', documented('const now = (): string => Date();')],
  ['no-restricted-syntax', 'src/model/planted.ts', documented('const chance = (): number => Math.random();')],
  ['no-restricted-syntax', 'src/render/planted.ts', documented('const here = import.meta.url;')],
  [
    'no-restricted-syntax',
    'src/ledger/planted.ts',
    documented('async function later(): Promise<number> { return await Promise.resolve(1); }'),
  ],
  ['no-restricted-syntax', 'src/text/planted.ts', documented("const order = 'a'.localeCompare('b');")],
  ['no-restricted-syntax', 'src/host/planted.ts', documented('const stop = (): never => process.exit(1);')],
  ['no-restricted-globals', 'src/drift/planted.ts', documented('const home = process.env;')],
  [
    'no-restricted-globals',
    'src/toolkit/planted.ts',
    documented("const load = (): unknown => fetch('http://localhost');"),
  ],
  ['no-restricted-globals', 'src/gaps/planted.ts', documented('const wait = (): unknown => setTimeout(String, 1);')],
  ['no-restricted-globals', 'src/gmp/planted.ts', documented('const all = globalThis;')],
  ['no-console', 'src/host/planted.ts', documented("const tell = (): void => { console.log('x'); };")],
  ['max-lines', 'src/plan/planted.ts', many(401, '// line')],
  ['max-lines-per-function', 'src/plan/planted.ts', documented(`function long(): void {\n${many(60, '  void 0;')}\n}`)],
  [
    'max-depth',
    'src/plan/planted.ts',
    documented('function deep(a: boolean): void { if (a) { if (!a) { if (a) { if (!a) { void a; } } } } }'),
  ],
  [
    'max-params',
    'src/plan/planted.ts',
    documented('function wide(a: 1, b: 1, c: 1, d: 1): void { void [a, b, c, d]; }'),
  ],
  [
    'complexity',
    'src/plan/planted.ts',
    documented(`function knotted(a: number): number { return ${many(12, 'a > 1 ? 1 :')} 0; }`),
  ],
  ['@typescript-eslint/no-explicit-any', 'src/plan/planted.ts', documented('type Loose = any;')],
  [
    '@typescript-eslint/no-non-null-assertion',
    'src/plan/planted.ts',
    documented('const first = (list: readonly string[]): string => list[0]!;'),
  ],
  [
    '@typescript-eslint/no-import-type-side-effects',
    'src/plan/planted.ts',
    "import { type FileStat } from '../host/index.js';\n",
  ],
  ['house/documented-exports', 'src/plan/planted.ts', 'export function bare(): void {}\n'],
  [
    'house/documented-exports',
    'src/plan/planted.ts',
    '// not a doc comment\nexport interface Bare { readonly a: 1 }\n',
  ],
  ['house/plain-names', 'src/plan/planted.ts', documented('class PlanManager {}')],
  ['house/plain-names', 'src/plan/planted.ts', documented('const editHandler = 1;')],
  ['house/placed-file', 'src/attic/planted.ts', documented('const a = 1;')],
  ['house/placed-file', 'src/plan/utils.ts', documented('const a = 1;')],
  ['house/placed-file', 'src/plan/helpers/a.ts', documented('const a = 1;')],
  ['house/placed-file', 'src/plan/planChanges.ts', documented('const a = 1;')],
  ['house/door-comment', 'src/plan/index.ts', "export { plan } from './plan.js';\n"],
  ['house/door-comment', 'src/plan/index.ts', '/* plan: plans. Never writes. */\nexport const logic = 1;\n'],
  [
    'house/disable-with-reason',
    'src/plan/planted.ts',
    documented('type Loose = any; // eslint-disable-line @typescript-eslint/no-explicit-any'),
  ],
  [
    'no-restricted-syntax',
    'tests/rooms/plan/planted.test.ts',
    "import { it } from 'vitest';\nit.only('x', () => {});\n",
  ],
  [
    'no-restricted-syntax',
    'tests/rooms/plan/planted.test.ts',
    "import { it } from 'vitest';\nit.skip('x', () => {});\n",
  ],
  ['no-restricted-syntax', 'tests/rooms/plan/planted.test.ts', "import { vi } from 'vitest';\nvi.mock('node:fs');\n"],
  ['no-restricted-syntax', 'tests/rooms/plan/planted.test.ts', "process.env['HOME'] = '/tmp';\n"],
  ['no-restricted-syntax', 'tests/rooms/plan/planted.test.ts', "process.chdir('/tmp');\n"],
  [
    'no-restricted-globals',
    'tests/rooms/plan/planted.test.ts',
    'await new Promise((done) => setTimeout(done, 100));\n',
  ],
];

const allowed: readonly (readonly [file: string, text: string])[] = [
  ['src/render/planted.ts', documented('async function later(): Promise<number> { return await Promise.resolve(1); }')],
  ['src/host/planted.ts', documented('const now = (): number => Date.now();')],
  ['src/cli/planted.ts', documented('const tell = (): void => { console.log(process.argv); };')],
  [
    'src/plan/index.ts',
    "/* plan: plans. Never writes. */\nexport { plan } from './plan.js';\nexport type { Plan } from './plan.js';\n",
  ],
  ['src/plan/shared-files.ts', documented('const at = (time: string): Date => new Date(time);')],
  ['vitest.config.ts', 'export default {};\n'],
];

describe('the lint rules', () => {
  it.each(refused)('%s refuses in %s: %s', async (rule, file, text) => {
    expect(await rulesBroken(syntactic, file, text)).toContain(rule);
  });

  it.each(allowed)('let %s be: %s', async (file, text) => {
    expect(await rulesBroken(syntactic, file, text)).toEqual([]);
  });

  it('see a promise that nobody waits for', async () => {
    const text = '/** Planted. */\nexport function start(): void {\n  Promise.resolve(1);\n}\n';
    expect(await rulesBroken(typed, 'src/text/order.ts', text)).toEqual(['@typescript-eslint/no-floating-promises']);
  });
});
