import type { Outline } from '../text/index.js';

/** Gives the sections of a Markdown text as an outline. */
export type SectionReader = (text: string) => Outline;

/** Loads the Markdown parser on first use: commands that merge nothing must not pay for it. */
export function loadSectionReader(): Promise<SectionReader> {
  return import('./outline-sections.js').then(({ outlineSections }) => outlineSections);
}
