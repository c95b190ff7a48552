import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addParts, removeParts, type AddedPart, type DataPart } from '../../src/documents/index.js';
import { relPath } from '../../src/text/index.js';
import { dataDress, heldObjects, packageText } from './data-text.js';

/*
 * Laws 1, 5 and 6 for the data files that modules are wired into: whatever a file looks like, parts that are put in and
 * taken out, in any order and with people's edits in between, leave every byte of the rest as it was.
 */

const file = relPath('package.json');

function added(
  text: string,
  parts: readonly DataPart[],
): { readonly text: string; readonly added: readonly AddedPart[] } {
  const { value, diagnostics } = addParts({ file, text }, parts);
  if (!value) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return value;
}

function removed(text: string, parts: readonly AddedPart[]): string {
  const { value, diagnostics } = removeParts({ file, text }, parts, { mayLose: false });
  if (value === undefined) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return value;
}

const packages: fc.Arbitrary<readonly DataPart[]> = fc
  .shuffledSubarray(['zod', 'pino', 'vitest', 'aaa', '@scope/x'], { minLength: 1 })
  .map((names) =>
    names.map((name) => ({
      path: [name === 'vitest' ? 'devDependencies' : 'dependencies', name],
      value: { data: '^4.0.0' },
    })),
  );

const notesIn = (text: string): readonly string[] => text.match(/note \d+|none yet/g) ?? [];

test('packages that are added and removed leave the bytes from before', () => {
  fc.assert(
    fc.property(heldObjects, dataDress, packages, (held, dress, parts) => {
      const before = packageText(held, dress);
      const after = added(before, parts);
      expect(notesIn(after.text)).toEqual(notesIn(before));
      expect(added(after.text, parts)).toEqual({ text: after.text, added: [] });
      expect(removed(after.text, after.added)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test('a package file of one line stays one', () => {
  fc.assert(
    fc.property(heldObjects, dataDress, packages, (held, dress, parts) => {
      const flat = held.filter(({ layout }) => ['one line', 'empty', 'empty with a blank'].includes(layout));
      const before = packageText(flat, dress, false);
      const after = added(before, parts);
      expect(after.text.trimEnd()).not.toContain('\n');
      expect(removed(after.text, after.added)).toBe(before);
    }),
  );
});

const yamlFile = relPath('docker-compose.yml');

/** How a compose file is written. */
interface ComposeDress {
  readonly eol: string;
  readonly width: number;
  readonly bom: boolean;
  readonly marker: boolean;
  readonly lastLineEnd: boolean;
  readonly blank: boolean;
  readonly services: 'sorted' | 'other';
  readonly waits: 'none' | 'nothing' | 'empty' | 'blank list' | 'list' | 'flow list' | 'mapping' | 'flow mapping';
  readonly volumes: 'none' | 'nothing' | 'empty' | 'blank' | 'some';
  readonly notes: boolean;
}

const composeDress = fc.record<ComposeDress>({
  eol: fc.constantFrom('\n', '\r\n'),
  width: fc.constantFrom(2, 3, 4),
  bom: fc.boolean(),
  marker: fc.boolean(),
  lastLineEnd: fc.boolean(),
  blank: fc.boolean(),
  services: fc.constantFrom('sorted', 'other'),
  waits: fc.constantFrom(
    ...(['none', 'nothing', 'empty', 'blank list', 'list', 'flow list', 'mapping', 'flow mapping'] as const),
  ),
  volumes: fc.constantFrom('none', 'nothing', 'empty', 'blank', 'some'),
  notes: fc.boolean(),
});

function composeText(dress: ComposeDress): string {
  const { width, notes, blank } = dress;
  const pad = (depth: number): string => ' '.repeat(depth * width);
  const note = (n: number): string => (notes ? ` # note ${n}` : '');
  const waits = {
    none: [],
    nothing: ['depends_on:'],
    empty: ['depends_on: {}'],
    'blank list': ['depends_on:  [ ]'],
    list: [`depends_on:${note(1)}`, `${pad(1)}- db${note(2)}`],
    'flow list': [`depends_on: [ db ]${note(3)}`],
    mapping: ['depends_on:', `${pad(1)}db:`, `${pad(2)}condition: service_started${note(4)}`],
    'flow mapping': ['depends_on: { db: { condition: service_started } }'],
  }[dress.waits];
  const app = [`app:${note(5)}`, ...['build: .', ...waits, `ports: ['80:80']${note(6)}`].map((line) => pad(1) + line)];
  const db = [...(notes ? ['# note 7'] : []), 'db:', `${pad(1)}image: postgres:16`];
  const services = [
    ...(dress.services === 'sorted' ? app : db),
    ...(blank ? [''] : []),
    ...(dress.services === 'sorted' ? db : app),
  ];
  const volumes = {
    none: [],
    nothing: ['volumes:'],
    empty: [`volumes: {}${note(8)}`],
    blank: ['volumes:   { }'],
    some: ['volumes:', `${pad(1)}data:${note(9)}`],
  }[dress.volumes];
  const lines = [
    ...(dress.marker ? ['---'] : []),
    'services:',
    ...services.map((line) => (line === '' ? '' : pad(1) + line)),
    ...(volumes.length > 0 && blank ? [''] : []),
    ...volumes,
  ];
  return (dress.bom ? '\ufeff' : '') + lines.join(dress.eol) + (dress.lastLineEnd ? dress.eol : '');
}

const redisParts: readonly DataPart[] = [
  { path: ['services', 'redis'], value: { source: 'image: redis:8\nhealthcheck:\n  test: [x]' } },
  { path: ['services', 'app', 'depends_on', 'redis'], value: { source: 'condition: service_healthy' } },
];
const cacheParts: readonly DataPart[] = [
  { path: ['services', 'cache'], value: { source: 'image: x\nvolumes:\n  - data2:/data' } },
  { path: ['services', 'app', 'depends_on', 'cache'], value: { source: 'condition: service_healthy' } },
  { path: ['services', 'app', 'environment', 'URL'], value: { source: 'x://${A:?set A}@cache' } },
  { path: ['volumes', 'data2'], value: { source: '' } },
];

function addedTo(text: string, parts: readonly DataPart[]): ReturnType<typeof added> {
  const { value, diagnostics } = addParts({ file: yamlFile, text }, parts);
  if (!value) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return value;
}

function takenFrom(text: string, parts: readonly AddedPart[]): string {
  const { value, diagnostics } = removeParts({ file: yamlFile, text }, parts, { mayLose: false });
  if (value === undefined) throw new Error(`${JSON.stringify(diagnostics)}\n${text}`);
  return value;
}

test('services that are added and taken out, in any order, leave the bytes from before', () => {
  fc.assert(
    fc.property(composeDress, fc.boolean(), fc.boolean(), (dress, isSwapped, isOtherWay) => {
      const before = composeText(dress);
      const [one, two] = isSwapped ? [cacheParts, redisParts] : [redisParts, cacheParts];
      const first = addedTo(before, one);
      const second = addedTo(first.text, two);
      expect(notesIn(second.text)).toEqual(notesIn(before));
      expect(addedTo(second.text, [...one, ...two])).toEqual({ text: second.text, added: [] });
      const all = [...first.added, ...second.added];
      const holders = all.filter(({ was }) => was !== undefined);
      const order = isOtherWay ? [second.added, first.added] : [first.added, second.added];
      const after = order.reduce((text, parts) => takenFrom(text, [...holders, ...parts]), second.text);
      expect(after).toBe(before);
    }),
    { numRuns: 150 },
  );
});

test('what people write in between stays, and nothing of ours', () => {
  const edits = [
    (text: string, eol: string) => text.replace(/services:/, `# note 90${eol}services:`),
    (text: string, eol: string) => `${text}${text.endsWith(eol) ? '' : eol}# note 91${eol}`,
    (text: string) => text.replace('build: .', 'build: ./app'),
    (text: string) => text.replace("['80:80']", "['80:80', '81:81']"),
  ];
  fc.assert(
    fc.property(composeDress, fc.subarray(edits), (dress, chosen) => {
      const before = composeText(dress);
      const edit = (text: string): string => chosen.reduce((rest, one) => one(rest, dress.eol), text);
      const { text, added: parts } = addedTo(before, cacheParts);
      expect(takenFrom(edit(text), parts)).toBe(edit(before));
    }),
    { numRuns: 100 },
  );
});
