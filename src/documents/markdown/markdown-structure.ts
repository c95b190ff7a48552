import type { SectionMarker } from './section-marker.js';

/** A block at the top level of a Markdown text; what stands in quotations, lists, fences and HTML is within one. */
export type MarkdownBlock = {
  /** UTF-16 offsets in the whole text; `end` is exclusive and before the end of the line. */
  readonly start: number;
  readonly end: number;
} & (
  | {
      readonly kind: 'heading';
      /** 1 to 6. */
      readonly depth: number;
      /** The words of the heading as a reader sees them. */
      readonly title: string;
      /** Its level is said by the line below it, not by the signs in front. */
      readonly isUnderlined: boolean;
    }
  | { readonly kind: 'marker'; readonly marker: SectionMarker }
  | { readonly kind: 'other'; readonly type: string }
);

/** A heading, see {@link MarkdownBlock}. */
export type MarkdownHeading = Extract<MarkdownBlock, { readonly kind: 'heading' }>;

/** The blocks of a Markdown text in order. A byte order mark and front matter (YAML, TOML) are in none of them. */
export interface MarkdownStructure {
  readonly text: string;
  readonly blocks: readonly MarkdownBlock[];
}
