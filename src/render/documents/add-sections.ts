import type { RenderedSection } from './render-document.js';

/**
 * A generated document with the sections of its contract in it: what it has under one of their titles already stands first
 * and is not said twice; other sections come behind, in their order. The text is one that our templates made.
 */
export function addSections(text: string, sections: readonly RenderedSection[]): string {
  const [opening = '', ...parts] = splitAtHeadings(text);
  const known = new Map(parts.map((part, index) => [titleOf(part), index]));
  const behind: string[] = [];
  for (const { heading, titles, body } of sections) {
    const index = titles.map((title) => known.get(title)).find((found) => found !== undefined);
    const part = index === undefined ? undefined : parts[index];
    if (index === undefined || part === undefined) behind.push(`## ${heading}\n\n${body}`);
    else parts[index] = [renamed(part, heading), ...newIn(part, body)].join('\n\n');
  }
  return `${[opening, ...parts, ...behind].join('\n\n')}\n`;
}

function titleOf(part: string): string {
  return /^## (.*)/.exec(part)?.[1] ?? '';
}

function renamed(part: string, heading: string): string {
  return part.replace(/^## .*/, () => `## ${heading}`);
}

// A block that says the same goes, with the line that leads to it.
function newIn(part: string, body: string): readonly string[] {
  const present = new Set(blocksOf(part));
  const blocks = blocksOf(body);
  return blocks.filter((block, index) => {
    const next = blocks[index + 1];
    const leads = block.endsWith(':') && next !== undefined && present.has(next);
    return !present.has(block) && !leads;
  });
}

function splitAtHeadings(text: string): readonly string[] {
  return gather(text, (line) => line.startsWith('## '));
}

function blocksOf(text: string): readonly string[] {
  const blocks = gather(text, (_line, previous) => previous === '');
  return blocks.filter((block) => block !== '' && !block.startsWith('## '));
}

// The lines of a text in groups, each of which begins at a line outside of fences; without blank lines at their ends.
function gather(text: string, begins: (line: string, previous: string) => boolean): readonly string[] {
  const groups: string[][] = [[]];
  let fence: string | undefined;
  let previous = '';
  for (const line of text.split('\n')) {
    const marks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && begins(line, previous)) groups.push([]);
    groups.at(-1)?.push(line);
    if (fence === undefined) fence = marks;
    else if (line === fence) fence = undefined;
    previous = line;
  }
  return groups.map((group) => group.join('\n').trim());
}
