import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';

import { isCurrent, loadSectionEditor, type SectionsEdit, type WantedSection } from '../../src/documents/index.js';
import { handWritten, markdownText } from './markdown-text.js';

/*
 * Whatever a person's document looks like and whatever they do to it: sections of ours are put in, kept up to date and
 * left alone once they are edited, and every byte that is not ours stays.
 */

const edit = await loadSectionEditor();

const bodies = [
  'Keeps money.',
  'Kinds of tests:\n\n- One.\n- Two.\n\nTo run them:\n\n```sh\nnpm test\n```',
  '| Name | File |\n| --- | --- |\n| `a` | `b` |',
  'One.\n\nTwo.',
];
const titles = ['Component purpose', 'Public APIs', 'Internal design', 'Testing strategy'];

function wantedOf(version: number): readonly WantedSection[] {
  return titles.map((title, index) => ({
    id: title.toLowerCase().replace(' ', '-'),
    heading: title,
    titles: [title],
    body: `${bodies[(index + version) % bodies.length] ?? ''}${version === 0 ? '' : `\n\nVersion ${version}.`}`,
  }));
}

type Edited = Exclude<SectionsEdit, { readonly problem: string }>;

const lines = (text: string): string => text.replace(/\r\n|\r/g, '\n');
const marker = (id: string): RegExp => new RegExp(`<!-- l9gen: ${id} [0-9a-f]{12} -->`, 'g');

/** The text with each of our sections as one sign: the whole of it where `whole`, else what is below the heading. */
function without(text: string, wanted: readonly WantedSection[]): string {
  return wanted.reduce((left, { id, body }) => {
    const [found] = [...left.matchAll(marker(id))].filter(({ index, 0: one }) =>
      bodyBehind(left, index + one.length, body),
    );
    if (!found) return left;
    const behind = found.index + found[0].length;
    const end = behind + (bodyBehind(left, behind, body) ?? 0);
    return `${left.slice(0, found.index)}§${id}${left.slice(end)}`;
  }, lines(text));
}

/** How long the body is that stands behind an offset, blank lines in front of it included. */
function bodyBehind(text: string, offset: number, body: string): number | undefined {
  const gap = /^\n+/.exec(text.slice(offset))?.[0].length ?? 0;
  const end = offset + gap + body.length;
  const isWhole = text.slice(offset + gap, end) === body && /^(?:\n|$)/.test(text.slice(end));
  return gap > 0 && isWhole ? gap + body.length : undefined;
}

/** What was there before sections were put in: all but their headings, signs and blank lines. */
function unput(text: string, ids: readonly string[]): string {
  const heading = (id: string): RegExp => new RegExp(`(?:#{1,6} [^\\n]*|[^\\n]+\\n(?:=+|-+))\\n+§${id}(?=\\n|$)`);
  return ids
    .reduce((left, id) => left.replace(heading(id), ''), text)
    .replace(/\n+/g, '\n')
    .trim();
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const sign of whole) if (at < part.length && part.startsWith(sign, at)) at += sign.length;
  return at === part.length;
}

function headingsOf(text: string): readonly string[] {
  return fromMarkdown(
    text.replace(/^\ufeff/, '').replace(/^(---|\+\+\+)\r?\n[^]*?\r?\n(?:\1|\.\.\.)[ \t]*(?=\r?\n|$)/, ''),
  ).children.flatMap((node) =>
    node.type === 'heading' ? [JSON.stringify([node.depth, node.children.map(({ type }) => type)])] : [],
  );
}

function put(text: string, wanted: readonly WantedSection[]): Edited | undefined {
  const edited = edit(text, wanted);
  return 'problem' in edited ? undefined : edited;
}

function holdsFirst(text: string): boolean {
  const wanted = wantedOf(0);
  const made = put(text, wanted);
  if (!made) return false;
  const added = made.sections.filter(({ state }) => state === 'absent').map(({ id }) => id);
  expect(isSubsequence(text, made.text)).toBe(true);
  const own = wanted.filter(({ id }) => added.includes(id));
  expect(unput(without(made.text, own), added)).toBe(lines(text).replace(/\n+/g, '\n').trim());
  expect(headingsOf(made.text)).toHaveLength(headingsOf(text).length + added.length);
  expect(made.sections.every(({ state }) => state === 'absent' || state === 'own')).toBe(true);
  expect(put(made.text, wanted)?.text).toBe(made.text);
  return true;
}

test('sections are put in, and everything else stays, twice is once', () => {
  const counts = { held: 0, refused: 0 };
  fc.assert(
    fc.property(markdownText, (text) => {
      counts[holdsFirst(text) ? 'held' : 'refused'] += 1;
    }),
    { numRuns: 200 },
  );
  expect(counts.held, JSON.stringify(counts)).toBeGreaterThan(counts.refused * 5);
});

test.each([...handWritten])('%s holds its own, in any style', (_name, text) => {
  for (const style of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`, text.trimEnd()]) {
    expect(holdsFirst(style)).toBe(true);
  }
});

/** What a person does to a section of ours, with where its marker stands. */
const handEdits = {
  rename: (text: string, at: number) => replaceHeading(text, at, (sign) => `${sign} Umbenannt`),
  deepen: (text: string, at: number) => replaceHeading(text, at, (sign) => `#${sign.slice(0, 5)} Deeper`),
  'write behind': (text: string, at: number) => {
    const next = /\n#{1,6} /.exec(text.slice(at));
    const end = next ? at + next.index : text.length;
    return `${text.slice(0, end).trimEnd()}\n\nA person's own words.\n${text.slice(end)}`;
  },
  'edit the body': (text: string, at: number) => {
    const behind = at + (/^[^\n]*\n+/.exec(text.slice(at))?.[0].length ?? 0);
    return `${text.slice(0, behind)}By hand. ${text.slice(behind)}`;
  },
  nothing: (text: string) => text,
} as const;

function replaceHeading(text: string, at: number, to: (sign: string) => string): string {
  const above = text.slice(0, at);
  const start = above.trimEnd().lastIndexOf('\n') + 1;
  const sign = /^#+/.exec(above.slice(start))?.[0];
  return sign === undefined
    ? text
    : above.slice(0, start) + to(sign) + above.slice(above.trimEnd().length) + text.slice(at);
}

const names = Object.keys(handEdits) as (keyof typeof handEdits)[];

test('sections follow their contract, and hand edits stay', () => {
  let followed = 0;
  const edits = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat()), { maxLength: 4 });
  fc.assert(
    fc.property(markdownText.map(lines), edits, (text, done) => {
      const [before, after] = [wantedOf(0), wantedOf(1)];
      const made = put(text, before);
      if (!made) return;
      const ours = made.sections.filter(({ state }) => state === 'absent').map(({ id }) => id);
      const touched = new Set<string>();
      const worked = done.reduce((left, [name, nth]) => {
        const id = ours[nth % Math.max(ours.length, 1)] ?? '';
        const found = id === '' ? undefined : [...left.matchAll(marker(id))].at(-1);
        if (!found || !bodyBehind(left, found.index + found[0].length, before.find((one) => one.id === id)?.body ?? ''))
          return left;
        if (name === 'edit the body') touched.add(id);
        return handEdits[name](left, found.index);
      }, made.text);
      const moved = put(worked, after);
      expect(moved).toBeDefined();
      if (!moved) return;
      const kept = ours.filter((id) => !touched.has(id));
      const states = new Map(moved.sections.map(({ id, state }) => [id, state]));
      expect(ours.map((id) => states.get(id))).toEqual(ours.map((id) => (touched.has(id) ? 'edited' : 'outdated')));
      const pick = (wanted: readonly WantedSection[]): readonly WantedSection[] =>
        wanted.filter(({ id }) => kept.includes(id));
      expect(without(moved.text, pick(after))).toBe(without(worked, pick(before)));
      expect(put(moved.text, after)?.text).toBe(moved.text);
      followed += kept.length;
    }),
    { numRuns: 200 },
  );
  expect(followed).toBeGreaterThan(200);
});

test('what is told without parsing is what the parser tells', () => {
  const wanted = wantedOf(0).map((section) => ({ ...section, id: `x-${section.id}`, titles: [`x ${section.id}`] }));
  const plain = ['# T\n', '# T\n\n<!-- Made. -->\n', '# T\n\nText\nmore\n\n## Mine\n', '## A\n'];
  const odd = fc.constantFrom(
    '',
    '```\n',
    '<!--\n',
    '<pre>\n',
    '- ',
    '> ',
    '\n',
    '<!-- a --> -->\n',
    '<!-->\n',
    '    ',
    '# x\n',
    'x\n---\n',
  );
  let told = 0;
  const texts = fc.oneof(markdownText.map(lines), fc.constantFrom(...plain));
  fc.assert(
    fc.property(texts, odd, fc.nat(), (text, sign, nth) => {
      const made = put(text, wanted)?.text ?? text;
      const starts = [...made.matchAll(/^|\n/g)].map(({ index, 0: one }) => index + one.length);
      const at = starts[nth % starts.length] ?? 0;
      for (const one of [made, made.slice(0, at) + sign + made.slice(at)]) {
        if (!isCurrent(one, wanted)) continue;
        told += 1;
        const found = put(one, wanted);
        expect(found?.sections.map(({ state }) => state)).toEqual(wanted.map(() => 'current'));
        expect(found).toMatchObject({ text: one, removed: [], unwanted: [] });
      }
    }),
    { numRuns: 300 },
  );
  expect(told).toBeGreaterThan(50);
});
