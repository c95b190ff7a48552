/*
 * Joins the schemas of all kinds into one for editors: each kind under `$defs`, references inside the document, and a
 * choice of the kind by what the contract says of itself. Only `if`, `then` and `else` choose, because editors show
 * every branch of `anyOf` and `oneOf` at once.
 */

type Json = Readonly<Record<string, unknown>>;

/** A schema of `specs/schema`: its name without the ending, and what it holds. */
export interface NamedSchema {
  readonly name: string;
  readonly content: Json;
}

interface Marked {
  readonly when: Json;
  readonly name?: string;
  /** In place of the schema of a kind. */
  readonly then?: Json;
}

/** The schema that editors use for every kind of contract. */
export function bundleSchemas(schemas: readonly NamedSchema[]): Json {
  const kinds = schemas.filter(({ content }) => content['properties'] !== undefined);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://l9gen.dev/schema/contract.schema.json',
    title: 'l9gen contract',
    description:
      'Any contract that l9gen reads. `type` says which kind it is; specs and lists are known by their keys.',
    type: 'object',
    if: has('type'),
    then: typedKinds(kinds),
    else: untypedKinds(kinds),
    $defs: Object.fromEntries(schemas.map((schema) => [schema.name, embedded(schema)])),
  };
}

function typedKinds(kinds: readonly NamedSchema[]): Json {
  const typed = kinds.flatMap(({ name, content }) => {
    const type = constantOf(content, 'type');
    return type === undefined ? [] : [{ name, type }];
  });
  return {
    properties: { type: { description: 'Kind of the contract.', enum: typed.map(({ type }) => type) } },
    allOf: typed.map(({ name, type }) => ({ if: { properties: { type: { const: type } } }, then: definition(name) })),
  };
}

function untypedKinds(kinds: readonly NamedSchema[]): Json {
  const named = new Set(kinds.map(({ name }) => name));
  const marked = [...marks(kinds)].filter(({ name }) => name === undefined || named.has(name));
  return marked.reduceRight<Json>(
    (otherwise, { name, when, then }) => ({ if: when, then: then ?? definition(name ?? ''), else: otherwise }),
    blank(kinds),
  );
}

// A contract that says nothing yet: what it may begin with.
function blank(kinds: readonly NamedSchema[]): Json {
  const types = kinds.map(({ content }) => constantOf(content, 'type')).filter((type) => type !== undefined);
  return {
    properties: {
      type: { description: 'Kind of the contract. Specs, blocks and lists have none.', enum: types },
      schema_version: { description: 'Begins a Module-Spec: "2.6".', const: '2.6' },
      module_block: { description: 'Begins a Module Block.', type: 'object' },
    },
    required: ['type'],
  };
}

function* marks(kinds: readonly NamedSchema[]): Generator<Marked> {
  yield { name: 'canonical-schema', when: has('$schema') };
  const specs = kinds.filter(({ name }) => /^module-spec(-|$)/.test(name));
  for (const { name, content } of specs) {
    const version = withoutDescription((content['properties'] as Json)['schema_version'] as Json);
    yield { name, when: { properties: { schema_version: version }, required: ['schema_version'] } };
  }
  // A version that nobody knows is one problem; what the sections should be cannot be said.
  yield {
    when: has('schema_version'),
    then: { properties: { schema_version: { enum: versionsOf(specs) } } },
  };
  // 2.1 did not always say its version.
  yield { name: 'module-spec-2.1', when: has('module') };
  yield { name: 'module-spec', when: has('metadata') };
  yield { name: 'module-block', when: has('module_block') };
  yield { name: 'registry', when: has('modules') };
  yield { name: 'memory', when: has('segments') };
  yield { name: 'gap-baseline', when: has('entries') };
  yield { name: 'gap-report', when: has('gaps', 'version') };
  yield { name: 'gap-list', when: has('gaps') };
  yield { name: 'wiring-graph', when: has('nodes') };
}

function versionsOf(specs: readonly NamedSchema[]): readonly string[] {
  return specs.flatMap(({ content }) => /v(\d+\.\d+)/.exec(String(content['title']))?.[1] ?? []).sort();
}

function constantOf(content: Json, key: string): string | undefined {
  const constant = ((content['properties'] as Json)[key] as Json | undefined)?.['const'];
  return typeof constant === 'string' ? constant : undefined;
}

function has(...keys: readonly string[]): Json {
  return { properties: Object.fromEntries(keys.map((key) => [key, true])), required: keys };
}

function withoutDescription({ description: _description, ...rest }: Json): Json {
  return rest;
}

function definition(name: string): Json {
  return { $ref: `#/$defs/${name}` };
}

function embedded({ name, content }: NamedSchema): Json {
  const { $schema: _dialect, $id: _id, ...rest } = content;
  return relinked(rest, name) as Json;
}

// `./other.schema.json#/…` and `#/…` both become places in the one document.
function relinked(node: unknown, home: string): unknown {
  if (Array.isArray(node)) return node.map((item) => relinked(item, home));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? relinkedReference(value, home) : relinked(value, home),
    ]),
  );
}

function relinkedReference(reference: string, home: string): string {
  const [file = '', pointer = ''] = reference.split('#');
  const name = file === '' ? home : file.replace(/^\.\//, '').replace(/\.schema\.json$/, '');
  return `#/$defs/${name}${pointer}`;
}
