import type { MarkdownStructure } from './markdown-structure.js';

/** How a document is written, as far as text that is put into it follows. */
export interface DocumentStyle {
  readonly eol: string;
  /** Blank lines in front of a heading, and behind it. */
  readonly before: number;
  readonly behind: number;
  /** Level of the headings of sections, where no neighbour says it. */
  readonly depth: number;
  /** Headings of the levels that have an underlined form are written in it. */
  readonly isUnderlined: boolean;
}

/** The habits of most lines and headings; where a document has none, one blank line on both sides, and level 2. */
export function styleOf({ text, blocks }: MarkdownStructure): DocumentStyle {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const gaps = blocks.slice(1).flatMap((block, index) => {
    const previous = blocks[index];
    if (previous?.kind !== 'heading' && block.kind !== 'heading') return [];
    const isBehind = previous?.kind === 'heading';
    return [{ isBehind, blank: blankLines(text.slice(previous?.end ?? 0, block.start)) }];
  });
  const blanks = (wanted: boolean, most: number): readonly number[] =>
    gaps.flatMap(({ isBehind, blank }) => (isBehind === wanted ? [Math.min(blank, most)] : []));
  const underlined = headings.filter(({ isUnderlined }) => isUnderlined).length;
  const top = headings.filter(({ depth }) => depth === 1).length;
  return {
    eol: mostUsed(text.match(/\r\n|\r|\n/g) ?? [], '\n'),
    before: mostUsed(blanks(false, 2), 1),
    behind: mostUsed(blanks(true, 1), 1),
    depth: top > 1 ? 1 : 2,
    isUnderlined: underlined * 2 > headings.filter(({ depth }) => depth <= 2).length,
  };
}

function blankLines(between: string): number {
  return Math.max(0, between.split(/\r\n|\r|\n/).length - 2);
}

function mostUsed<T>(found: readonly T[], usual: T): T {
  const counts = new Map<T, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  let best = usual;
  for (const [one, count] of counts) if (count > (counts.get(best) ?? 0)) best = one;
  return best;
}
