import { expect, test } from 'vitest';

import { editModule } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('l9/router.ts');
const edits = [
  { kind: 'import', name: 'router', alias: 'a', from: './a.js' },
  { kind: 'entry', slot: { symbol: 'modules' }, entry: { value: 'a', id: 'a' } },
] as const;
const once = "import { router as a } from './a.js';\n\nconst mine = [\n  a,\n];\nexport const modules = [\n  a,\n];\n";
const inList = (text: string, line: string): string => text.replace('modules = [\n', `modules = [\n${line}`);

test('a line that git doubled goes, and no other', async () => {
  const doubled = inList(`import { router as a } from './a.js';\n${once}`, '  a,\n');
  expect(await editModule({ path, text: doubled }, edits)).toEqual({ value: once, diagnostics: [] });
});

test.each([
  ['with a remark', inList(once, '  a, // also here\n')],
  ['of another name', inList(once, '  b,\n')],
])('a line %s stays', async (_, text) => {
  expect(await editModule({ path, text }, edits)).toEqual({ value: text, diagnostics: [] });
});
