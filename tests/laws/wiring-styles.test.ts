import fc from 'fast-check';
import { expect, test } from 'vitest';

import { editModule, keepsTokens, unwireModule } from '../../src/code/index.js';
import { readCorpus, type CorpusFile } from '../support/corpus.js';
import { restyled, restylings } from './styled-file.js';

/*
 * Laws 1, 4, 5 and 6 on every file of the corpus, written in any style, with any modules added and removed in any order,
 * while people edit the same file.
 */

// An empty literal may be filled over its white space.
const corpus = (await readCorpus()).filter(({ returns }) => returns === undefined);
const file = fc.constantFrom(...corpus);

/** Twenty modules whose names sort before, between and after those of the corpus. */
const ids = [
  ...['alerts.pager', 'audit.trail', 'bank.transfer', 'chat.bridge', 'crm.sync', 'documents.scan', 'events.relay'],
  ...['forms.intake', 'geo.lookup', 'hooks.github', 'inbox.triage', 'jobs.nightly', 'kpi.report', 'mail.inbound'],
  ...['notes.summary', 'people.directory', 'queue.drain', 'risk.score', 'tickets.open', 'zoom.calls'],
];
const turned = fc.record({ added: fc.shuffledSubarray(ids, { minLength: 1, maxLength: 20 }), turn: fc.nat() });

async function wired({ path, wiring }: CorpusFile, text: string, ...names: readonly string[]): Promise<string> {
  const { value, diagnostics } = await editModule({ path, text }, wiring(...names));
  expect(diagnostics).toEqual([]);
  return value ?? '';
}

async function unwired({ path, wiring }: CorpusFile, text: string, ...names: readonly string[]): Promise<string> {
  const { value, diagnostics } = await unwireModule({ path, text }, wiring(...names));
  expect(diagnostics).toEqual([]);
  return value ?? '';
}

test('in any style: nothing is lost, no order shows, a second run changes nothing, and all comes out again', async () => {
  await fc.assert(
    fc.asyncProperty(file, restylings, turned, async (one, changes, { added, turn }) => {
      const before = restyled(one.path, one.text, changes);
      const after = await wired(one, before, ...added);
      expect(await keepsTokens({ path: one.path, text: before }, after)).toBe(true);
      expect(await wired(one, before, ...rotated(added, turn).reverse())).toBe(after);
      expect(await wired(one, after, ...added)).toBe(after);
      expect(await unwired(one, after, ...rotated(added, turn))).toBe(before);
    }),
  );
});

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(list.length, 1);
  return [...list.slice(at), ...list.slice(0, at)];
}
