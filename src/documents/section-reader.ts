import type { Outline } from '../text/index.js';

/** Gives the sections of a Markdown text as an outline; `undefined` for a text that would take too long to parse. */
export type SectionReader = (text: string) => Outline | undefined;

/** Loads the Markdown parser on first use: commands that merge nothing must not pay for it. */
export function loadSectionReader(): Promise<SectionReader> {
  return import('./outline-sections.js').then(({ outlineSections }) => outlineSections);
}
