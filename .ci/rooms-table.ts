/*
 * Writes the rooms table of docs/architecture.md from rooms.json, so that the page and the rules cannot part ways.
 * tests/public/rooms.test.ts refuses a page whose table is old.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

interface Room {
  readonly purpose: string;
  readonly imports: readonly string[];
  readonly types: readonly string[];
  readonly libraries: readonly string[];
  readonly node: readonly string[];
  readonly pure: boolean;
}

const page = new URL('../docs/architecture.md', import.meta.url);
const start = '<!-- rooms: written by `npm run rooms:table` from rooms.json -->';
const end = '<!-- /rooms -->';

/** The Markdown table of rooms: purpose, allowed imports, libraries that live there, purity. */
export function formatRoomsTable(rooms: Readonly<Record<string, Room>>): string {
  const header = ['| room | what it is for | may import | lives only here | pure |', '|---|---|---|---|:-:|'];
  const rows = Object.entries(rooms).map(([name, room]) => {
    const node = room.node.map((module) => `node:${module}`);
    const cells = [
      `\`${name}\``,
      room.purpose,
      importsOf(room),
      [...room.libraries, ...node].join(', ') || '–',
      room.pure ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [...header, ...rows].join('\n');
}

function importsOf({ imports, types }: Room): string {
  const parts = [...imports];
  if (types.length > 0) parts.push(`types of ${types.join(', ')}`);
  return parts.join(', ') || '–';
}

/** The page with its table between the marks replaced; throws when the marks are gone. */
export function replaceRoomsTable(text: string, table: string): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/architecture.md has lost its marks ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { rooms } = JSON.parse(await readFile(new URL('../rooms.json', import.meta.url), 'utf8')) as {
    readonly rooms: Readonly<Record<string, Room>>;
  };
  await writeFile(page, replaceRoomsTable(await readFile(page, 'utf8'), formatRoomsTable(rooms)));
}
