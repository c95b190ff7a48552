import fc from 'fast-check';
import { expect, test } from 'vitest';

import { editModule, keepsTokens } from '../../src/code/index.js';
import { readCorpus, wiredIds, type CorpusFile } from '../support/corpus.js';
import { piecesOf, type Piece } from './pieces.js';
import { parses, restyled, restylings } from './styled-file.js';

/*
 * The oracle that judges every edit, judged itself: real edits of real files are spoilt in every way in which an edit can lose
 * something. Two tellers must agree on each: the oracle, which reads tokens with a scanner, and a count from the syntax tree.
 */

const corpus = await readCorpus();

interface Spoiling {
  readonly name: string;
  /** All texts that one piece spoilt in this way makes. */
  readonly of: (text: string, piece: Piece, next: Piece | undefined) => string | undefined;
}

const cut = (text: string, { start, end }: Pick<Piece, 'start' | 'end'>, put = ''): string =>
  text.slice(0, start) + put + text.slice(end);

const spoilings: readonly Spoiling[] = [
  {
    name: 'a token is dropped',
    of: (text, { kind, start, end }) => (isComment(kind) ? undefined : cut(text, { start, end }, ' ')),
  },
  {
    name: 'a comment is dropped',
    of: (text, { kind, start, end }) => (isComment(kind) ? cut(text, { start, end }) : undefined),
  },
  {
    name: 'a letter in a comment is another',
    of: (text, { kind, start }) =>
      isComment(kind)
        ? cut(text, { start: start + 2, end: start + 3 }, text[start + 2] === '~' ? '-' : '~')
        : undefined,
  },
  {
    name: 'a letter in a string is another',
    of: (text, { kind, start }) =>
      kind === 'string' ? cut(text, { start: start + 1, end: start + 1 }, 'x') : undefined,
  },
  {
    name: 'two neighbours change places',
    of: (text, one, next) =>
      next && one.text !== next.text && one.kind !== 'line comment' && next.kind !== 'line comment'
        ? text.slice(0, one.start) + next.text + text.slice(one.end, next.start) + one.text + text.slice(next.end)
        : undefined,
  },
  {
    name: 'a comment moves behind the next token',
    of: (text, { kind, start, end }, next) =>
      kind === 'block comment' && next
        ? text.slice(0, start) + text.slice(end, next.end) + text.slice(start, end) + text.slice(next.end)
        : undefined,
  },
  {
    name: 'a line is gone',
    of: (text, { start }) => {
      const from = text.lastIndexOf('\n', start - 1) + 1;
      const to = text.indexOf('\n', start);
      return cut(text, { start: from, end: to < 0 ? text.length : to + 1 });
    },
  },
  {
    name: 'a line comment swallows the next line',
    of: (text, { kind, end }, next) =>
      kind === 'line comment' && next ? cut(text, { start: end, end: next.start }, ' ') : undefined,
  },
  {
    name: 'a token becomes a comment',
    of: (text, { kind, start, end }) =>
      kind === 'token' ? cut(text, { start, end }, `/*${text.slice(start, end)}*/`) : undefined,
  },
  {
    name: 'a token stands there twice',
    of: (text, { kind, end, text: own }) => (kind === 'token' ? cut(text, { start: end, end }, ` ${own}`) : undefined),
  },
];

function isComment(kind: Piece['kind']): boolean {
  return kind === 'line comment' || kind === 'block comment';
}

/** Whether every piece stands among others, in order. */
function standIn(pieces: readonly Piece[], others: readonly Piece[]): boolean {
  let at = 0;
  return pieces.every(({ text }) => {
    at = others.findIndex((other, index) => index >= at && other.text === text) + 1;
    return at > 0;
  });
}

async function wired(file: CorpusFile, text: string): Promise<string | undefined> {
  return (await editModule({ path: file.path, text }, file.wiring(...wiredIds))).value;
}

test('whatever an edit loses, the oracle or the parser sees it, and nothing else', async () => {
  const spoilt = fc.tuple(fc.constantFrom(...spoilings), fc.nat());
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...corpus),
      restylings,
      fc.array(spoilt, { minLength: 12, maxLength: 12 }),
      async (file, changes, all) => {
        const { path } = file;
        const before = restyled(path, file.text, changes);
        const after = await wired(file, before);
        fc.pre(after !== undefined && after !== before);
        const [old, pieces] = [piecesOf(path, before), piecesOf(path, after)];
        expect(await keepsTokens({ path, text: before }, after)).toBe(true);
        for (const [{ name, of }, seed] of all) {
          const texts = pieces
            .map((piece, index) => of(after, piece, pieces[index + 1]))
            .filter((text) => text !== undefined);
          const text = texts[seed % Math.max(texts.length, 1)];
          if (text === undefined || !parses(path, text)) continue;
          expect(await keepsTokens({ path, text: before }, text), `${name}:\n${text}`).toBe(
            standIn(old, piecesOf(path, text)),
          );
        }
      },
    ),
  );
});

test.each(spoilings.slice(0, -1))('of the edits in which $name, none that loses something passes', async ({ of }) => {
  let killed = 0;
  for (const file of corpus.filter(({ text }) => text.includes('/*') && text.includes('// ')).slice(0, 4)) {
    const after = (await wired(file, file.text)) ?? '';
    const written = new Set(writtenBy(file, after).map(({ text }) => text));
    const pieces = piecesOf(file.path, after);
    for (const [index, piece] of pieces.entries()) {
      const text = of(after, piece, pieces[index + 1]);
      // What the edit writes itself may stand in for the same word beside it; nothing of a person's is lost then.
      if (text === undefined || written.has(piece.text)) continue;
      expect(parses(file.path, text) && (await keepsTokens(file, text)), text).toBe(false);
      killed += 1;
    }
  }
  expect(killed).toBeGreaterThan(3);
});

function writtenBy(file: CorpusFile, after: string): readonly Piece[] {
  const rest = piecesOf(file.path, file.text).map(({ text }) => text);
  return piecesOf(file.path, after).filter(({ text }) => {
    if (rest[0] !== text) return true;
    rest.shift();
    return false;
  });
}
