import type { Outline } from '../../text/index.js';
import { joinInserted } from './join-inserted.js';
import { unixText, withEol } from './lines.js';
import { mergeLines } from './merge-lines.js';
import { mergeList } from './merge-list.js';
import { mergePart } from './merge-part.js';
import { mergeTokens } from './merge-tokens.js';
import { sliceOf, type Merging, type Placed, type Range, type Sides } from './merging.js';
import { tableKey } from './table-key.js';
import { tokensIn } from './token-text.js';

/** Merges three texts by their structure; tells `settle` of every conflict and takes the side that it names. */
export function mergeOutlined(outlines: Sides<Outline>, { eol, settle }: Pick<Merging, 'eol' | 'settle'>): string {
  const isCode = outlines.ours.tokens !== undefined;
  const merging: Merging = {
    outlines,
    eol,
    settle,
    isUnchanged: (one, other) => (isCode ? hasSameTokens : hasSameText)({ outlines }, one, other),
    isSame: (one, other) => (isCode ? hasSameTokens : hasSameProse)({ outlines }, one, other),
    wordsOf: ({ side, range }) =>
      isCode ? tokensIn(outlines[side], range).texts : (sliceOf({ outlines }, { side, range }).match(/\S+/g) ?? []),
    mergePlain: (ranges) => (isCode ? mergeCode : mergeProse)(merging, ranges),
  };
  const parts = { base: outlines.base.root, ours: outlines.ours.root, theirs: outlines.theirs.root };
  return mergePart(merging, { parts, path: [] }, (lists, path) => mergeList(merging, lists, path));
}

type Texts = Pick<Merging, 'outlines'>;

function hasSameTokens({ outlines }: Texts, one: Placed, other: Placed): boolean {
  const [mine, yours] = [tokensIn(outlines[one.side], one.range), tokensIn(outlines[other.side], other.range)];
  return mine.texts.length === yours.texts.length && mine.texts.every((text, index) => text === yours.texts[index]);
}

function hasSameText(texts: Texts, one: Placed, other: Placed): boolean {
  return unixText(sliceOf(texts, one)) === unixText(sliceOf(texts, other));
}

// A table whose columns are only aligned anew says the same.
function hasSameProse(texts: Texts, one: Placed, other: Placed): boolean {
  const lines = (placed: Placed): string => unixText(sliceOf(texts, placed)).split('\n').map(tableKey).join('\n');
  return lines(one) === lines(other);
}

function mergeCode(merging: Merging, ranges: Sides<Range>): string | undefined {
  return (
    unchangedText(merging, ranges) ??
    linesWithoutConflict(merging, ranges, {}) ??
    mergeTokens(merging.outlines, ranges, merging.eol)
  );
}

function mergeProse(merging: Merging, ranges: Sides<Range>): string | undefined {
  return unchangedText(merging, ranges) ?? linesWithoutConflict(merging, ranges, { keyOf: tableKey, joinInserted });
}

function unchangedText(merging: Merging, { base, ours, theirs }: Sides<Range>): string | undefined {
  const wanted = { side: 'theirs', range: theirs } as const;
  const present = { side: 'ours', range: ours } as const;
  const old = { side: 'base', range: base } as const;
  if (merging.isUnchanged(wanted, old) || merging.isUnchanged(wanted, present)) return sliceOf(merging, present);
  return hasSameText(merging, present, old) ? withEol(sliceOf(merging, wanted), merging.eol) : undefined;
}

function linesWithoutConflict(
  merging: Merging,
  ranges: Sides<Range>,
  rules: Pick<Parameters<typeof mergeLines>[1], 'keyOf' | 'joinInserted'>,
): string | undefined {
  let conflicts = 0;
  const settle = (): 'ours' => {
    conflicts += 1;
    return 'ours';
  };
  const text = (side: keyof Sides<Range>): string => sliceOf(merging, { side, range: ranges[side] });
  const texts = { base: text('base'), ours: text('ours'), theirs: text('theirs') };
  const merged = mergeLines(texts, { ...rules, eol: merging.eol, settle, nameOf: () => '' });
  return conflicts === 0 ? merged : undefined;
}
