import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createMemoryFileSystem, type FileSystem } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { fixContracts, validate } from '../../src/toolkit/index.js';
import { contextOf } from '../support/toolkit-context.js';

/*
 * validate --fix restores or leaves alone: one slip of a finger in a valid spec is either mended to the bytes from before,
 * or the file stays byte for byte as it is. A second run finds nothing more to mend.
 */

const home = 'specs/modules/slack_webhook';
const specFile = relPath('modules/specs/Module-Spec-v2.6-slack_webhook.yaml');
const original = readFileSync(`${home}/Module-Spec-v2.6-slack_webhook.yaml`, 'utf8');

function workspace(spec: string): FileSystem {
  return createMemoryFileSystem({
    '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
    '.l9_wiring.meta.yaml': readFileSync('templates/host/dot-l9_wiring.meta.yaml', 'utf8'),
    'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
    'modules/registry.yaml':
      'modules:\n  - { module_id: slack.webhook, tier: 2, scope: Slack., status: spec_complete }\n',
    'l9/modules/slack_webhook/module.meta.yaml': readFileSync(`${home}/module.meta.yaml`, 'utf8'),
    [specFile]: spec,
  });
}

const words = [...original.matchAll(/[A-Za-z_]{4,}/g)];

/** One word of the spec with a letter left out, doubled, or swapped with the next. */
const slip = fc
  .tuple(fc.constantFrom(...words), fc.nat(), fc.constantFrom('left out', 'doubled', 'swapped'))
  .map(([word, seed, kind]) => {
    const at = word.index + (seed % (word[0].length - 1));
    const [one = '', two = ''] = original.slice(at, at + 2);
    const text = { 'left out': two, doubled: one + one + two, swapped: two + one }[kind];
    return original.slice(0, at) + text + original.slice(at + 2);
  });

test('the spec of the law holds', async () => {
  expect((await validate(contextOf(workspace(original)), [])).ok).toBe(true);
});

test('one slip is mended to the bytes from before, or the file is left alone', async () => {
  let mended = 0;
  await fc.assert(
    fc.asyncProperty(slip, async (slipped) => {
      const files = workspace(slipped);
      const result = await fixContracts(contextOf(files), { names: [], isRehearsal: false });
      const after = Buffer.from((await files.read(specFile)) ?? []).toString('utf8');
      expect([original, slipped]).toContain(after);
      if (after === original && slipped !== original) {
        mended += 1;
        expect(result.ok).toBe(true);
      }
      const again = await fixContracts(contextOf(files), { names: [], isRehearsal: false });
      expect(again.changes).toEqual([]);
    }),
    // Each judges the whole workspace several times.
    { numRuns: 60 },
  );
  expect(mended).toBeGreaterThan(0);
});
