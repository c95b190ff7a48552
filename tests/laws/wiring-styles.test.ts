import fc from 'fast-check';
import { expect, test } from 'vitest';

import { editModule, keepsTokens, unwireModule } from '../../src/code/index.js';
import { readCorpus, type CorpusFile } from '../support/corpus.js';
import { parses, restyled, restylings } from './styled-file.js';

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

/** A turn of the people or of the generator. */
type Turn =
  | { readonly kind: 'add' | 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'line'; readonly at: number; readonly line: string }
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'end of line'; readonly at: number };

const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('add' as const), ids: fc.subarray(ids, { minLength: 1, maxLength: 6 }) }),
    fc.record({ kind: fc.constant('remove' as const), ids: fc.subarray(ids, { minLength: 1, maxLength: 6 }) }),
    fc.record({
      kind: fc.constant('line' as const),
      at: fc.nat(),
      line: fc.constantFrom('// mine', '/* mine */', '', '\t// l9: mine'),
    }),
    fc.record({ kind: fc.constant('entry' as const), id: fc.constantFrom('hand.made', 'own.idea') }),
    fc.record({ kind: fc.constant('end of line' as const), at: fc.nat() }),
  ),
  { minLength: 2, maxLength: 8 },
);

/** Files of which every entry stands on a line of its own: there, a person's line has one place whoever else is wired in. */
const onLines = fc.constantFrom(...corpus.filter(({ writes = '' }) => /^\s*\S.*[,;]$/.test(writes)));

test('people and modules come and go in turns: when the last module is out, the text is the one of the people', async () => {
  await fc.assert(
    fc.asyncProperty(onLines, turns, async (one, all) => {
      let [text, own] = [one.text, one.text];
      const present = new Set<string>();
      for (const turn of all) {
        const before = text;
        switch (turn.kind) {
          case 'add':
            text = await wired(one, text, ...turn.ids);
            expect(await keepsTokens({ path: one.path, text: before }, text)).toBe(true);
            turn.ids.forEach((id) => present.add(id));
            break;
          case 'remove':
            text = await unwired(one, text, ...turn.ids);
            turn.ids.forEach((id) => present.delete(id));
            break;
          case 'entry':
            [text, own] = ownEntry(one.path, [text, own], await wired(one, own, turn.id));
            break;
          default:
            [text, own] = byHand(one.path, [text, own], turn);
        }
        expect(await wired(one, text, ...present)).toBe(text);
      }
      expect(await unwired(one, text, ...present)).toBe(own);
    }),
  );
});

/** Both texts with what a person writes below or behind a line that stands once in each of them. */
function byHand(
  path: string,
  [text, own]: readonly [string, string],
  turn: Extract<Turn, { readonly at: number }>,
): [string, string] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isOnce = (line: string, lines: readonly string[]): boolean =>
    lines.filter((other) => other === line).length === 1;
  const lines = [text, own].map((all) => all.split(eol)) as [string[], string[]];
  const places = lines[1].filter((line) => line.trim() !== '' && lines.every((all) => isOnce(line, all)));
  const place = places[turn.at % Math.max(places.length, 1)];
  if (place === undefined) return [text, own];
  const written = turn.kind === 'line' ? `${place}${eol}${turn.line}` : `${place} // mine`;
  const edited = [text, own].map((all) => replaceLine(all, { place, written, eol })) as [string, string];
  return edited.every((all) => parses(path, all)) ? edited : [text, own];
}

/** Both texts with the lines that a person's own import and entry are, as `wanted` has them, each below the line it has there. */
function ownEntry(path: string, texts: readonly [string, string], wanted: string): [string, string] {
  const eol = wanted.includes('\r\n') ? '\r\n' : '\n';
  const [first, old] = [wanted.split(eol), texts[1].split(eol)];
  const edited = texts.map((text) =>
    first.reduce(
      (all, line, index) => {
        const place = first[index - 1];
        if (old.includes(line) || place === undefined || all === undefined) return all;
        const isOnce = all.split(eol).filter((other) => other === place).length === 1;
        return isOnce ? replaceLine(all, { place, written: `${place}${eol}${line}`, eol }) : undefined;
      },
      text as string | undefined,
    ),
  );
  const [text, own] = edited;
  return text !== undefined && own === wanted && parses(path, text) ? [text, own] : [...texts];
}

function replaceLine(
  text: string,
  { place, written, eol }: { readonly place: string; readonly written: string; readonly eol: string },
): string {
  return text
    .split(eol)
    .map((line) => (line === place ? written : line))
    .join(eol);
}
