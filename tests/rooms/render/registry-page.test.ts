import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';

import type { RegistryEntry } from '../../../src/model/index.js';
import { createRenderer, workspaceView } from '../../../src/render/index.js';
import { relPath } from '../../../src/text/index.js';
import { moduleVariants } from './module-variants.js';
import { sampleWorkspace } from './sample-workspace.js';

const name = 'workspace/module_registry.md.hbs';
const renderer = createRenderer([{ name, text: readFileSync(`templates/${name}`, 'utf8') }]);

function pageOf(...further: readonly RegistryEntry[]): string {
  const { value, diagnostics } = renderer.render(name, workspaceView(sampleWorkspace(moduleVariants, further)));
  expect(diagnostics).toEqual([]);
  return value ?? '';
}

function entry(change: Partial<RegistryEntry>): RegistryEntry {
  const plain = { moduleId: 'old.hook', tier: 1, scope: 'Was here.', status: 'archived', deprecated: false };
  return { ...plain, specFile: relPath('modules/specs/Module-Spec-v2.6-old_hook.yaml'), ...change };
}

test('a row shows what the registry and the contracts say of a module', () => {
  const page = pageOf(
    entry({ deprecated: true, supersededBy: 'new.hook', owner: 'Ada', version: '1.2.0', spec: { version: '2.4' } }),
  );
  const row = page.split('\n').find((line) => line.startsWith('| old.hook ')) ?? '';
  expect(row.split('|').map((cell) => cell.trim())).toEqual(
    [
      '',
      'old.hook',
      'Was here.',
      'archived',
      '[2.4](modules/specs/Module-Spec-v2.6-old_hook.yaml)',
      '1.2.0',
      'Ada',
    ].concat(['', '', '', '', 'use new.hook', '']),
  );
  expect(page).toContain('## Tier 1: core services');
});

test('what the page shows is what prettier would write, whatever the texts hold', async () => {
  const characters = [...'ab1 _*`|\\<>&~[]()#+-=.!$@:/"\'{}é漢…—', '☺️', '🇩🇪', '👍🏽', '1️⃣', '™', '<!--', '&amp;', '://'];
  const texts = fc.string({ unit: fc.constantFrom(...characters), maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(texts, texts, async (scope, owner) => {
      const page = pageOf(entry({ scope, owner }));
      expect(await format(page, { parser: 'markdown', printWidth: 100 })).toBe(page);
    }),
    { numRuns: 150 },
  );
});
