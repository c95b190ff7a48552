import { titleSlug } from '../documents/index.js';

/** What is left of a heading when people write it their way: see `titleSlug`; links and tags are their words. */
export function headingSlug(title: string): string {
  return titleSlug(
    title
      .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
      .replace(/<[^<>]*>/g, ' ')
      .replaceAll('&amp;', '&'),
  );
}
