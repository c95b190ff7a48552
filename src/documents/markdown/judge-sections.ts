import type { DocumentSections, MarkedText } from './find-sections.js';
import { bodyDigest } from './section-marker.js';
import { titleSlug } from './section-title.js';

/** A section that a document shall have. */
export interface WantedSection {
  /** Of the marker: kebab case. */
  readonly id: string;
  /** The heading as Markdown, without the signs of its level. */
  readonly heading: string;
  /** The titles that a person may have written instead; a section with one of them is theirs and is enough. */
  readonly titles: readonly string[];
  /** Lines end in LF, no heading among them, no blank line at either end. */
  readonly body: string;
}

/**
 * How a wanted section stands in a document: by a person's own, as wanted, edited and nothing new to say (`kept`), edited
 * while something else is wanted, marked more than once, not there, or there with another text.
 */
export type SectionState = 'own' | 'current' | 'kept' | 'edited' | 'repeated' | 'absent' | 'outdated';

/** A wanted section and where it was found. */
export interface JudgedSection {
  readonly wanted: WantedSection;
  readonly state: SectionState;
  /** The section that holds it, as an index. */
  readonly section?: number;
  readonly marked?: MarkedText;
}

/** Finds each wanted section by its marker, else by its titles. */
export function judgeSections(found: DocumentSections, wanted: readonly WantedSection[]): readonly JudgedSection[] {
  const byId = new Map<string, MarkedText[]>();
  for (const marked of found.marked) byId.set(marked.marker.id, [...(byId.get(marked.marker.id) ?? []), marked]);
  const byTitle = unmarkedByTitle(found);
  return wanted.map((section): JudgedSection => {
    const [marked, second] = byId.get(section.id) ?? [];
    if (marked) {
      const place = marked.section === undefined ? {} : { section: marked.section };
      return { wanted: section, state: second ? 'repeated' : stateOf(marked, section), marked, ...place };
    }
    const own = section.titles.map((title) => byTitle.get(titleSlug(title))).find((index) => index !== undefined);
    return own === undefined ? { wanted: section, state: 'absent' } : { wanted: section, state: 'own', section: own };
  });
}

function unmarkedByTitle({ sections, marked }: DocumentSections): ReadonlyMap<string, number> {
  const taken = new Set(marked.map(({ section }) => section));
  const byTitle = new Map<string, number>();
  for (const [index, { heading }] of sections.entries()) {
    const slug = titleSlug(heading.title);
    if (!taken.has(index) && !byTitle.has(slug)) byTitle.set(slug, index);
  }
  return byTitle;
}

function stateOf({ isPristine, marker }: MarkedText, { body }: WantedSection): SectionState {
  const isSame = marker.digest === bodyDigest(body);
  if (isPristine) return isSame ? 'current' : 'outdated';
  return isSame ? 'kept' : 'edited';
}
