import { hashOf } from '../../text/index.js';

/** The line below a heading that makes the text behind it ours. */
export interface SectionMarker {
  readonly id: string;
  /** {@link bodyDigest} of the text as it was written. */
  readonly digest: string;
}

const form = /^<!-- l9gen: ([a-z][a-z0-9-]{0,79}) ([0-9a-f]{12}) -->$/;

/** The marker that an HTML block is; `undefined` for any other. */
export function parseMarker(html: string): SectionMarker | undefined {
  const [, id, digest] = form.exec(html.trim()) ?? [];
  return id !== undefined && digest !== undefined ? { id, digest } : undefined;
}

/** A marker as a line, without its end. */
export function formatMarker({ id, digest }: SectionMarker): string {
  return `<!-- l9gen: ${id} ${digest} -->`;
}

/**
 * Twelve hex digits that two texts share only when nobody changed a word. Line ends, blanks at the ends of lines and
 * the width of table columns make no difference: editors and formatters change them unasked.
 */
export function bodyDigest(body: string): string {
  const lines = body.split(/\r\n|\r|\n/).map((line) => {
    const text = line.trimEnd();
    return text.startsWith('|') ? text.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---') : text;
  });
  return hashOf(lines.join('\n').trim()).slice(0, 12);
}
