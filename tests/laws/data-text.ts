import fc from 'fast-check';

/* Draws package files as people and tools write them: any indentation, line end, order, one-line objects, comments, commas. */

/** How a text is written. */
export interface DataDress {
  readonly eol: '\n' | '\r\n';
  readonly unit: string;
  readonly colon: string;
  readonly bom: boolean;
  readonly lastLineEnd: boolean;
  readonly trailingComma: boolean;
  /** Text in every gap between tokens, taken in turn. */
  readonly notes: readonly string[];
}

/** Draws a dress. Comments read `note <n>`, so that they can be counted. */
export const dataDress = fc.record<DataDress>({
  eol: fc.constantFrom('\n', '\r\n'),
  unit: fc.constantFrom('  ', '    ', '\t', ' '),
  colon: fc.constantFrom(': ', ':', ' : '),
  bom: fc.boolean(),
  lastLineEnd: fc.boolean(),
  trailingComma: fc.boolean(),
  notes: fc.array(fc.constantFrom('', '', '', ' // note', ' /* note */', 'above'), { minLength: 1, maxLength: 9 }),
});

/** An object of a package file, and how it is laid out. */
export interface Held {
  readonly name: string;
  readonly entries: readonly (readonly [name: string, range: string])[];
  readonly layout: 'lines' | 'one line' | 'empty' | 'empty with a blank' | 'empty over lines' | 'commented';
}

const names = ['ajv', 'fastify', 'pino-pretty', 'react', 'yaml', 'zx', '@types/node', 'c8'];

/** Draws the objects of a package file; some are not there. */
export const heldObjects: fc.Arbitrary<readonly Held[]> = fc
  .subarray(['dependencies', 'devDependencies', 'scripts'])
  .chain((keys) =>
    fc.tuple(
      ...keys.map((name) =>
        fc.record<Held>({
          name: fc.constant(name),
          entries: fc
            .shuffledSubarray(names)
            .chain((some) =>
              fc.tuple(...some.map((one) => fc.tuple(fc.constant(one), fc.constantFrom('^1.0.0', '*')))),
            ),
          layout: fc.constantFrom(
            'lines',
            'lines',
            'one line',
            'empty',
            'empty with a blank',
            'empty over lines',
            'commented',
          ),
        }),
      ),
    ),
  );

/** The text of a package file. */
export function packageText(objects: readonly Held[], dress: DataDress, spread = true): string {
  const { eol, unit, colon, bom, lastLineEnd, trailingComma, notes } = dress;
  let turn = 0;
  const note = (margin: string): { readonly above: string; readonly behind: string } => {
    turn += 1;
    const one = notes[turn % notes.length] ?? '';
    if (one === 'above') return { above: `// note ${turn}${eol}${margin}`, behind: '' };
    return { above: '', behind: one.replace('note', `note ${turn}`) };
  };
  const lines = (pairs: readonly (readonly [string, string])[], margin: string): string => {
    const inner = margin + unit;
    const rows = pairs.map(([key, value], index) => {
      const { above, behind } = note(inner);
      const comma = index < pairs.length - 1 || trailingComma ? ',' : '';
      return `${inner}${above}${JSON.stringify(key)}${colon}${value}${comma}${behind}`;
    });
    return `{${eol}${rows.join(eol)}${eol}${margin}}`;
  };
  const valueOf = ({ entries, layout }: Held, margin: string): string => {
    const pairs = entries.map(([key, range]) => [key, JSON.stringify(range)] as const);
    if (layout === 'empty' || (pairs.length === 0 && layout !== 'commented')) return '{}';
    if (layout === 'empty with a blank') return '{ }';
    if (layout === 'empty over lines') return `{${eol}${margin}}`;
    if (layout === 'commented') return `{${eol}${margin}${unit}// none yet${eol}${margin}}`;
    if (layout === 'lines') return lines(pairs, margin);
    return `{ ${pairs.map(([key, value]) => JSON.stringify(key) + colon + value).join(', ')} }`;
  };
  const top = [
    ['name', '"shop"'] as const,
    ...objects.map((held) => [held.name, valueOf(held, spread ? unit : '')] as const),
    ['private', 'true'] as const,
  ];
  const text = spread ? lines(top, '') : `{ ${top.map(([key, value]) => `"${key}"${colon}${value}`).join(', ')} }`;
  return (bom ? '\ufeff' : '') + text + (lastLineEnd ? eol : '');
}
