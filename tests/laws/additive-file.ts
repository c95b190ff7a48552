import fc from 'fast-check';

/** The same list in three states; ours and theirs only add. Items are plain names, no two lists have one in common. */
export interface Added {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** A list to which both sides add at any places, at times the same (at most `shared`); none of the names occurs elsewhere. */
export function added(slot: string, shared = 1): fc.Arbitrary<Added> {
  const place = fc.nat({ max: 12 });
  const insert = (names: readonly string[], base: readonly string[], places: readonly number[]): readonly string[] => {
    const items = [...base];
    names.forEach((name, index) => items.splice((places[index] ?? 0) % (items.length + 1), 0, name));
    return items;
  };
  return fc
    .record({
      held: fc.nat({ max: 3 }),
      mine: fc.array(place, { maxLength: 2 }),
      yours: fc.array(place, { maxLength: 2 }),
      both: fc.array(fc.tuple(place, place), { maxLength: shared }),
    })
    .map(({ held, mine, yours, both }) => {
      const base = Array.from({ length: held }, (_, index) => `${slot}Held${index}`);
      const same = both.map((_, index) => `${slot}Both${index}`);
      const names = (whose: string, places: readonly number[]): readonly string[] =>
        places.map((_, index) => `${slot}${whose}${index}`);
      return {
        base,
        ours: insert([...names('Ours', mine), ...same], base, [...mine, ...both.map(([one]) => one)]),
        theirs: insert([...names('Theirs', yours), ...same], base, [...yours, ...both.map(([, other]) => other)]),
      };
    });
}

/** How one side writes its file. */
export interface Dress {
  readonly eol: string;
  readonly indent: string;
  readonly comma: string;
  readonly lines: boolean;
  readonly notes: boolean;
}

/** Ways of writing. */
export const dress: fc.Arbitrary<Dress> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t'),
  comma: fc.constantFrom(',', ''),
  lines: fc.boolean(),
  notes: fc.boolean(),
});

/** The lists of a module, each by the place where it stands. */
export type ModuleLists = Readonly<Record<(typeof moduleSlots)[number], readonly string[]>>;

/** The places in a module to which a generator and a person add. */
export const moduleSlots = [
  'import',
  'name',
  'route',
  'entry',
  'option',
  'member',
  'method',
  'case',
  'level',
  'function',
] as const;

/** A module with all these lists. */
export function moduleText(lists: ModuleLists, style: Dress): string {
  const { indent, notes } = style;
  const own = (name: string, text: string): string =>
    notes && !name.includes('Held') ? `/** ${name}. */\n${text}` : text;
  const block = (items: readonly string[], level = indent): string =>
    items.map((item) => `${item}\n`.replace(/^(?=.)/gm, level)).join('');
  const text = [
    ...lists.import.map((name) => `import { ${name} } from './${name}.js';\n`),
    `import { ${listed(['first', ...lists.name], style, '').trim()} } from './names.js';\n\n`,
    `export const routes = [${listed(lists.route, style, indent)}];\n\n`,
    `export const entries = [${listed(
      lists.entry.map((name) => `{ id: '${name}', run: () => [1] }`),
      style,
      indent,
    )}];\n\n`,
    `/** Starts. */\nexport function start() {\n${indent}return {${listed(
      lists.option.map((name) => `${name}: 1`),
      style,
      indent + indent,
    )}};\n}\n\n`,
    `export interface Settings {\n${block(lists.member.map((name) => own(name, `readonly ${name}: string;`)))}}\n\n`,
    `class Service {\n${block(lists.method.map((name) => own(name, `${name}() {\n${indent}return 1;\n}`)))}}\n\n`,
    `enum Level {${listed(lists.level, style, indent)}}\n\n`,
    ...lists.function.map((name) => own(name, `export function ${name}() {\n${indent}return 1;\n}\n\n`)),
    `describe('all', () => {\n${block(lists.case.map((name) => own(name, `it('${name}', () => {});`)))}});\n`,
  ].join('');
  return text.replaceAll('\n', style.eol);
}

function listed(items: readonly string[], { lines, comma }: Dress, indent: string): string {
  if (items.length === 0) return '';
  if (!lines) return ` ${items.join(', ')} `;
  return `\n${items.map((item) => `${indent}${item}`).join(',\n')}${comma}\n`;
}

/** The places in a README to which both add. */
export const readmeSlots = ['section', 'inner', 'bullet', 'row'] as const;

/** A README with all these lists. */
export function readmeText(
  lists: Readonly<Record<(typeof readmeSlots)[number], readonly string[]>>,
  eol: string,
): string {
  const text = [
    '---\ntitle: All\n---\n\n# All\n\nAbout.\n\n',
    '## Usage\n\n```sh\n# no heading\nrun\n```\n\n',
    ...lists.inner.map((name) => `### ${name}\n\nText.\n\n`),
    ...lists.section.map((name) => `## ${name}\n\nText of it.\n\n- a\n\n`),
    `## Points\n\n- first\n${lists.bullet.map((name) => `- ${name}\n`).join('')}\n`,
    `## Table\n\n| a | b |\n| --- | --- |\n${lists.row.map((name) => `| ${name} | 1 |\n`).join('')}\nThe end.\n`,
  ].join('');
  return text.replaceAll('\n', eol);
}

/** A registry of modules, a line each. */
export function registryText(modules: readonly string[], eol: string): string {
  const lines = modules.map((name) => `  - { id: ${name}, tier: 2 }\n`);
  return `# All modules.\nmodules:\n  - { id: first, tier: 1 }\n${lines.join('')}`.replaceAll('\n', eol);
}
