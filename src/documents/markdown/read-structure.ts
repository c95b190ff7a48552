import { fromMarkdown } from 'mdast-util-from-markdown';

import type { MarkdownBlock, MarkdownStructure } from './markdown-structure.js';
import { parseBlocks, type MarkdownNode } from './parse-blocks.js';
import { parseMarker } from './section-marker.js';

/** Reads the structure of a Markdown text; `undefined` for one that is too large, or nests deeper than anybody writes. */
export function readStructure(text: string): MarkdownStructure | undefined {
  const parsed = parseBlocks(text);
  if (!parsed) return undefined;
  const blocks = parsed.nodes.map((node): MarkdownBlock => {
    const start = parsed.offset + (node.position?.start.offset ?? 0);
    const end = parsed.offset + (node.position?.end.offset ?? 0);
    const source = text.slice(start, end);
    if (node.type === 'heading') {
      const title = headingText(titleSource(source));
      return { kind: 'heading', start, end, depth: node.depth, title, isUnderlined: /[\r\n]/.test(source) };
    }
    const marker = node.type === 'html' ? parseMarker(source) : undefined;
    return marker ? { kind: 'marker', start, end, marker } : { kind: 'other', start, end, type: node.type };
  });
  return { text, blocks };
}

function titleSource(source: string): string {
  return source
    .replace(/^[ \t]*#+|[ \t]#+[ \t]*$|(?:\r\n|\r|\n)[ \t]*(?:=+|-+)[ \t]*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

// Longer than any title, and short enough for a parser that takes quadratic time in marks of emphasis.
const mostInTitle = 1000;

// The words that a reader sees: without the marks of emphasis, links and anchors.
function headingText(source: string): string {
  if (source.length > mostInTitle || !/[\\`*_[\]<>&!]/.test(source)) return source;
  const [heading] = fromMarkdown(`# ${source}`).children;
  return heading ? wordsOf(heading).replace(/\s+/g, ' ').trim() : source;
}

function wordsOf(node: MarkdownNode | { readonly type: string }): string {
  if (node.type === 'html') return '';
  if ('children' in node) return node.children.map(wordsOf).join('');
  if ('value' in node) return node.value;
  return 'alt' in node && typeof node.alt === 'string' ? node.alt : '';
}
