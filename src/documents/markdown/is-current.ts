import type { WantedSection } from './judge-sections.js';
import { bodyDigest, formatMarker } from './section-marker.js';

/**
 * True for a document that can be told to hold every wanted section as wanted, and none of ours besides, without being parsed:
 * apart from them it has headings, plain lines and comments of one line. False says nothing: then it has to be parsed.
 */
export function isCurrent(text: string, wanted: readonly WantedSection[]): boolean {
  if (!/^#/.test(text) || text.includes('\r') || text.split('<!-- l9gen: ').length !== wanted.length + 1) return false;
  const places: (readonly [start: number, end: number])[] = [];
  for (const { id, body } of wanted) {
    const section = `\n\n${formatMarker({ id, digest: bodyDigest(body) })}\n\n${body}\n`;
    const start = text.indexOf(section);
    const end = start + section.length;
    if (start < 0 || !isAtHeading(text, start) || !/^(?:\n#|$)/.test(text.slice(end, end + 2))) return false;
    places.push([start, end]);
  }
  places.sort(([a], [b]) => a - b);
  let from = 0;
  for (const [start, end] of [...places, [text.length, text.length] as const]) {
    if (start < from || !text.slice(from, start).split('\n').every(isPlain)) return false;
    from = end;
  }
  return true;
}

function isAtHeading(text: string, end: number): boolean {
  return heading.test(text.slice(text.lastIndexOf('\n', end - 1) + 1, end));
}

const heading = /^#{1,6} \S/;

// Nothing that goes on in the next line but a paragraph, which a heading or a comment ends.
function isPlain(line: string): boolean {
  return line === '' || heading.test(line) || /^\p{L}/u.test(line) || /^<!--(?!.*--!?>.)(?!-?>).*-->$/.test(line);
}
