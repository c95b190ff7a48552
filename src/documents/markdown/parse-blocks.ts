import { fromMarkdown } from 'mdast-util-from-markdown';

import { frontMatterLength } from './front-matter.js';

/** A block of a parsed Markdown text. */
export type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number];

/** The blocks of a Markdown text, and where in it the part begins that they count from. */
export interface MarkdownBlocks {
  readonly text: string;
  /** Behind a byte order mark and front matter. */
  readonly offset: number;
  readonly nodes: readonly MarkdownNode[];
}

/**
 * Parses the blocks of a Markdown text; what stands within a line is not looked at. `undefined` when a text is too large, or
 * nests deeper than anybody writes.
 */
export function parseBlocks(text: string): MarkdownBlocks | undefined {
  if (text.length > mostCharacters || tooDeep.test(text)) return undefined;
  // The parser drops a byte order mark without counting it.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const matter = frontMatterLength(text.slice(mark));
  const offset = mark + matter;
  return { text, offset, nodes: fromMarkdown(text.slice(offset), { extensions: [blocksOnly] }).children };
}

// The parser takes quadratic time in the depth of quotations and lists, and in the marks of emphasis and links in a paragraph.
const mostCharacters = 500_000;
const tooDeep = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){40}/m;
const blocksOnly = {
  disable: {
    null: ['attention', 'autolink', 'codeText', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink'],
  },
};
