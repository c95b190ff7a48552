/*
 * Writes the reference of contracts from their schemas: a page per kind with every key, and a list of the pages. The
 * examples are the least contracts of the corpus, which tests hold to be accepted.
 */
import type { NamedSchema } from './bundle-schemas.js';

interface Node {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly 'x-path-base'?: 'repo' | 'dir';
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

/** Follows a reference of a schema to the node that it means. */
type Resolve = (node: Node) => Node;

const note = '<!-- Written by "npm run generate" from specs/schema and tests/fixtures/contracts. Change those. -->';

/** The pages by file name: one per kind, and `README.md`, which lists them. `exampleOf` gives the least contract of a kind. */
export function referencePages(
  schemas: readonly NamedSchema[],
  exampleOf: (kind: string) => string,
): ReadonlyMap<string, string> {
  const kinds = schemas.filter(({ content }) => content['properties'] !== undefined);
  const pages = kinds.map(
    (kind) => [`${kind.name}.md`, page(kind, resolver(schemas, kind), exampleOf(kind.name))] as const,
  );
  return new Map([['README.md', index(kinds)], ...pages]);
}

function index(kinds: readonly NamedSchema[]): string {
  const rows = kinds.map(({ name, content }) => {
    const type = (content['properties'] as Readonly<Record<string, Node>>)['type']?.const;
    const cells = [`[${String(content['title'])}](${name}.md)`, typeof type === 'string' ? code(type) : '–'];
    return `| ${[...cells, escaped(String(content['description']))].join(' | ')} |`;
  });
  const intro =
    'Every kind of contract that l9gen reads. One schema of them all, for editors, is `../contract.schema.json`; ' +
    '`l9gen init` writes it into a host together with the settings that find it.';
  return `${note}\n\n# Contracts\n\n${intro}\n\n| contract | \`type\` | what it is |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function page({ content }: NamedSchema, resolve: Resolve, example: string): string {
  const rows = [...rowsOf(content as Node, '', resolve)].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    ...[note, '', `# ${String(content['title'])}`, '', escaped(String(content['description'])), ''],
    ...['The least that the schema accepts:', '', '```yaml', example.trimEnd(), '```', ''],
    ...['`[]` stands for each item of a list. A key that is required is so wherever its mapping is.', ''],
    ...['| key | value | required | meaning |', '|---|---|:-:|---|', ...rows, ''],
  ].join('\n');
}

function* rowsOf(schema: Node, path: string, resolve: Resolve): Generator<readonly string[]> {
  for (const [key, found] of Object.entries(schema.properties ?? {})) {
    const isRequired = schema.required?.includes(key) === true;
    yield* row(path === '' ? key : `${path}.${key}`, { node: resolve(found), isRequired }, resolve);
  }
  for (const found of Object.values(schema.patternProperties ?? {}))
    yield* row(`${path}.<name>`, { node: resolve(found), isRequired: false }, resolve);
}

function* row(
  path: string,
  { node, isRequired }: { readonly node: Node; readonly isRequired: boolean },
  resolve: Resolve,
): Generator<readonly string[]> {
  yield [code(path), valueOf(node, resolve), isRequired ? 'yes' : '', escaped(node.description ?? '')];
  yield* rowsOf(node, path, resolve);
  if (node.items) yield* rowsOf(resolve(node.items), `${path}[]`, resolve);
}

// One, and several.
const names: Readonly<Record<string, readonly [string, string]>> = {
  string: ['text', 'texts'],
  number: ['number', 'numbers'],
  integer: ['whole number', 'whole numbers'],
  boolean: ['`true` or `false`', '`true` or `false`'],
  object: ['mapping', 'mappings'],
};

function valueOf(node: Node, resolve: Resolve, number: 0 | 1 = 0): string {
  if (node.const !== undefined) return code(JSON.stringify(node.const).replace(/^"|"$/g, ''));
  if (node.enum) return node.enum.map((value) => code(String(value))).join(', ');
  if (node['x-path-base'] !== undefined) return ['path', 'paths'][number] ?? '';
  const types = [node.type ?? 'object'].flat().map((type) => {
    if (type === 'array') return `list of ${valueOf(resolve(node.items ?? {}), resolve, 1)}`;
    return names[type]?.[number] ?? type;
  });
  return [types.join(' or '), ...limits(node)].join(', ');
}

function limits(node: Node): readonly string[] {
  const range = [
    ...(node.minimum === undefined ? [] : [`from ${node.minimum}`]),
    ...(node.exclusiveMinimum === undefined ? [] : [`more than ${node.exclusiveMinimum}`]),
    ...(node.maximum === undefined ? [] : [`to ${node.maximum}`]),
  ].join(' ');
  return [
    ...(node.minItems ? [`at least ${node.minItems}`] : []),
    ...(range === '' ? [] : [range]),
    ...(node.pattern === undefined ? [] : [`matching ${code(node.pattern)}`]),
  ];
}

function resolver(schemas: readonly NamedSchema[], home: NamedSchema): Resolve {
  const resolve: Resolve = (node) => {
    if (node.$ref === undefined) return node;
    const { $ref: reference, ...own } = node;
    const [file = '', pointer = ''] = reference.split('#');
    const target = file === '' ? home : schemas.find(({ name }) => file === `./${name}.schema.json`);
    if (!target) throw new Error(`no schema for ${reference}`);
    const steps = pointer.split('/').slice(1);
    const found = steps.reduce<unknown>(
      (value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step],
      target.content,
    ) as Node;
    return { ...written(resolver(schemas, target)(found), target.name), ...own };
  };
  return resolve;
}

// What stands in another file refers to its own neighbours: those references name their file from here on.
function written(node: Node, home: string): Node {
  return JSON.parse(JSON.stringify(node).replaceAll('"$ref":"#', `"$ref":"./${home}.schema.json#`)) as Node;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

// Code spans are shown as they are; only the bar would end a cell.
function escaped(text: string): string {
  const parts = text.split(/(`[^`]*`)/);
  return parts
    .map((part, place) => (place % 2 === 1 ? part.replaceAll('|', '\\|') : part.replace(/[|<>*]/g, '\\$&')))
    .join('');
}
