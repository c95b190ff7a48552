import { expect, test } from 'vitest';

import { editModule, unwireModule, type ModuleEdit } from '../../../src/code/index.js';
import { relPath } from '../../../src/text/index.js';

const path = relPath('l9/core/agents/registry.ts');
const edits: readonly ModuleEdit[] = [{ kind: 'import', name: 'a', from: './a.js' }];

test.each(['export const x = 1;\n', 'interface A {}\n\nexport const x = 1;\n'])(
  'the blank line that wiring brought goes, though a person wrote above the import: %j',
  async (text) => {
    const wired = (await editModule({ path, text }, edits)).value ?? '';
    const edited = `// mine\n${wired}`;
    expect((await unwireModule({ path, text: edited }, edits)).value).toBe(`// mine\n${text}`);
  },
);
