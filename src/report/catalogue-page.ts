import type { CatalogueEntry } from '../diagnostics/index.js';
import { byCodePoint } from '../text/index.js';
import { fenced } from './fenced.js';
import { groupBy } from './group.js';

/**
 * The reference page of every code as Markdown: grouped by room, sorted by code whatever the given order, each with an
 * anchor (`model/unknown-key` → `#model-unknown-key`), its cause, its fix and an example. Ends in a line feed.
 */
export function formatCatalogue(entries: readonly CatalogueEntry[]): string {
  const sorted = [...entries].sort((a, b) => byCodePoint(a.code, b.code));
  const rooms = [...groupBy(sorted, ({ code }) => roomOf(code))].sort(([a], [b]) => byCodePoint(a, b));
  const contents = rooms.map(
    ([room, members]) =>
      `- [${room}](#room-${anchorOf(room)}): ${members.length} ${members.length === 1 ? 'code' : 'codes'}`,
  );
  const sections = rooms.flatMap(([room, members]) => [
    anchor(`room-${anchorOf(room)}`),
    `## ${room}`,
    '',
    ...members.flatMap(entryLines),
  ]);
  const lines = [
    '# Diagnostics',
    '',
    'Every code that l9gen can report. `l9gen explain <code>` shows one of them.',
    '',
    ...contents,
    '',
    ...sections,
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function roomOf(code: string): string {
  return code.split('/', 1).join('');
}

function entryLines({ code, severity, title, cause, fix, example }: CatalogueEntry): readonly string[] {
  return [
    anchor(anchorOf(code)),
    `### \`${code}\``,
    '',
    `**${severity}:** ${prose(title)}`,
    '',
    `- Why: ${prose(cause)}`,
    `- What to do: ${prose(fix)}`,
    '',
    ...fenced(example.split('\n')),
    '',
  ];
}

function anchor(id: string): string {
  return `<a id="${id}"></a>\n`;
}

// Keeps the capitals of published ids: `gmp/GMP011` → `gmp-GMP011`.
function anchorOf(code: string): string {
  return code.replace(/[^A-Za-z0-9]+/g, '-');
}

/** Our own sentences keep their code spans; outside of them nothing is markup. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\<>*[\]]/g, '\\$&')))
    .join('');
}
