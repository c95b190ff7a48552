import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadSectionReader, sectionNamesIn, titleSlug } from '../../src/documents/index.js';
import type { OutlinePart } from '../../src/text/index.js';
import { handWritten, markdownText } from './markdown-text.js';

/*
 * Who only looks for the sections of a document finds the same as who edits them: what the one demands, the other writes.
 */

const readSections = await loadSectionReader();

function titlesIn(part: OutlinePart): readonly string[] {
  return part.lists.flatMap(({ items }) =>
    items.flatMap((item) => [
      ...(/^section "([^]*)"(?: \(\d+\))?$/.exec(item.label)?.slice(1) ?? []),
      ...titlesIn(item),
    ]),
  );
}

function expectSame(text: string): void {
  const outline = readSections(text);
  const parsed = outline ? titlesIn(outline.root).map(titleSlug) : [];
  expect(sectionNamesIn(text).titles.map(titleSlug)).toEqual(parsed);
}

describe('the sections that are looked for without a parser are those of the parser', () => {
  it.each([...handWritten])('in %s', (_, text) => {
    expectSame(text);
  });

  it('in a document in any style', () => {
    fc.assert(
      fc.property(markdownText, (text) => {
        // Where the parser errs: behind indented code the number of an item is a word to it, and a definition part of a title.
        fc.pre(!/^(?: {4}|\t).*[\r\n]+\d+[.)] |^\[.*\]:.*\r?\n\S/m.test(text));
        expectSame(text);
      }),
      { numRuns: 1000 },
    );
  });
});

it('finds the markers below headings, and none in a fence or a comment', () => {
  const marker = '<!-- l9gen: key-components 0123456789ab -->';
  const text = `# A\n${marker}\n\n\`\`\`\n${marker}\n\`\`\`\n\n<!--\n${marker.replaceAll('-->', '')}\n-->\n`;
  expect(sectionNamesIn(text).markers).toEqual(['key-components']);
});
