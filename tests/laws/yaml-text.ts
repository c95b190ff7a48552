import fc from 'fast-check';

/*
 * Draws YAML texts as people write them: comments at every place, any indentation, both line ends, all quotes, blocks in
 * flows. Comments read `# note <n>`, each its own number, so that none can be taken for another.
 */

type Shape =
  | { readonly kind: 'scalar'; readonly source: string }
  | { readonly kind: 'block-scalar'; readonly head: string; readonly lines: readonly string[] }
  | { readonly kind: 'flow'; readonly source: string }
  | { readonly kind: 'mapping'; readonly pairs: readonly (readonly [string, Shape, Dress])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly [Shape, Dress])[] };

/** What stands around an entry. */
interface Dress {
  readonly blank: boolean;
  readonly above: 'none' | 'own' | 'loose';
  readonly behind: boolean;
  readonly below: boolean;
}

const dress = fc.record<Dress>({
  blank: fc.boolean(),
  above: fc.constantFrom('none', 'none', 'own', 'loose'),
  behind: fc.boolean(),
  below: fc.nat(5).map((n) => n === 0),
});

const scalar = fc.constantFrom('1', 'text', "'quoted'", '"double"', '2.6', 'true', 'null', "'# no comment'", 'a b');
const flow = fc.constantFrom(
  '{}',
  '[]',
  '{ a: 1, b: two }',
  '[a, b]',
  "['x',{y: 1}]",
  '{a: [1,2], "k 2": {}}',
  '[[], {}]',
);
const keys = ['alpha', 'beta', "'quoted key'", '"double key"', 'delta', 'e', '7'];

const shape = fc.letrec<{ shape: Shape; mapping: Shape }>((tie) => ({
  mapping: fc.uniqueArray(fc.nat(keys.length - 1), { minLength: 1, maxLength: 4 }).chain((chosen) =>
    fc.tuple(...chosen.map((key) => fc.tuple(fc.constant(keys[key] ?? ''), tie('shape'), dress))).map((pairs) => ({
      kind: 'mapping' as const,
      pairs,
    })),
  ),
  shape: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'yaml' },
    scalar.map((source) => ({ kind: 'scalar' as const, source })),
    flow.map((source) => ({ kind: 'flow' as const, source })),
    fc.record({
      kind: fc.constant('block-scalar' as const),
      head: fc.constantFrom('|', '>', '|-', '|+'),
      lines: fc.array(fc.constantFrom('line', '', '  more', '# no comment'), { maxLength: 3 }),
    }),
    fc
      .array(fc.tuple(tie('shape'), dress), { minLength: 1, maxLength: 3 })
      .map((items) => ({ kind: 'list' as const, items })),
    tie('mapping'),
  ),
}));

interface Manner {
  readonly width: number;
  readonly indentless: boolean;
  readonly note: () => string;
}

interface Around {
  readonly manner: Manner;
  readonly margin: string;
  readonly around: Dress;
}

function entryLines(head: string, value: Shape, place: Around): readonly string[] {
  const { manner, margin, around } = place;
  const note = (indent: string): string => `${indent}# ${manner.note()}`;
  const above = around.above === 'none' ? [] : [note(margin), ...(around.above === 'loose' ? [''] : [])];
  const behind = around.behind ? note(' ') : '';
  const below = around.below ? [note(`${margin}    `)] : [];
  const own = valueLines(head + behind, value, place);
  // The lines of a block scalar would take a deeper comment in.
  const takesIn = value.kind === 'block-scalar' || (value.kind === 'list' && manner.indentless && head !== '-');
  return [...(around.blank ? [''] : []), ...above, ...own, ...(takesIn ? [] : below)];
}

function valueLines(start: string, value: Shape, { manner, margin }: Around): readonly string[] {
  const [head = '', behind] = start.split(/(?= # note)/);
  const line = (source: string): string => `${margin}${head}${source}${behind ?? ''}`;
  const inner = margin + ' '.repeat(manner.width);
  switch (value.kind) {
    case 'scalar':
    case 'flow':
      return [line(` ${value.source}`)];
    case 'block-scalar':
      return [line(` ${value.head}`), ...['first', ...value.lines].map((text) => (text === '' ? '' : inner + text))];
    case 'mapping':
      return mappingLines(value, { head, behind, line: line(''), margin, inner, manner });
    case 'list': {
      const at = manner.indentless && head !== '-' ? margin : inner;
      const items = value.items.flatMap(([item, around]) => entryLines('-', item, { manner, margin: at, around }));
      return [line(''), ...items];
    }
  }
}

interface Holder {
  readonly head: string;
  readonly behind: string | undefined;
  readonly line: string;
  readonly margin: string;
  readonly inner: string;
  readonly manner: Manner;
}

function mappingLines(
  { pairs }: Extract<Shape, { readonly kind: 'mapping' }>,
  { head, behind, line, margin, inner, manner }: Holder,
): readonly string[] {
  const [, , first] = pairs[0] ?? [];
  if (head !== '-' || behind !== undefined || first?.above !== 'none' || first.blank)
    return [line, ...pairsLines(pairs, inner, manner)];
  const [opening = '', ...rest] = pairsLines(pairs, `${margin}  `, manner);
  return [`${margin}- ${opening.trimStart()}`, ...rest];
}

function pairsLines(
  pairs: readonly (readonly [string, Shape, Dress])[],
  margin: string,
  manner: Manner,
): readonly string[] {
  return pairs.flatMap(([key, value, around]) => entryLines(`${key}:`, value, { manner, margin, around }));
}

/** A YAML document that is one mapping. */
export const yamlText: fc.Arbitrary<string> = fc
  .record({
    root: shape.mapping,
    width: fc.constantFrom(2, 2, 4, 3),
    indentless: fc.boolean(),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    head: fc.constantFrom('', '', '\ufeff', '# note 900\n', '# note 901\n\n', '---\n', '%YAML 1.2\n---\n'),
    tail: fc.constantFrom('\n', '\n', '', '\n\n# note 902\n', '\n# note 903\n', '\n...\n'),
  })
  .map(({ root, width, indentless, eol, head, tail }) => {
    let notes = 0;
    const manner: Manner = { width, indentless, note: () => `note ${(notes += 1)}` };
    const lines = root.kind === 'mapping' ? pairsLines(root.pairs, '', manner) : [];
    return (head + lines.join('\n') + tail).replaceAll('\n', eol);
  });

/** The source of a new value. */
export const sourceOf: fc.Arbitrary<string> = fc.constantFrom(
  '5',
  'text',
  "'quoted'",
  '',
  '[x, y]',
  '{ z: 1 }',
  'a: 1\nb:\n  - 2',
  '- one\n- two: 3',
  '|\n  some\n\n  lines\n',
  '>-\n    folded',
);
