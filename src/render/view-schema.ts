/** A JSON Schema object (2020-12); only the keywords that tell the shape of a view are read. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
}

/**
 * What a path in a template may stand for: every alternative of `$ref`, `oneOf`, `anyOf` and `allOf`, spread out.
 * Empty for a value without a known shape (the result of a helper, a literal).
 */
export type Shape = readonly SchemaNode[];

/** Answers which paths a view has, from its JSON Schema with closed objects. */
export interface ViewSchema {
  readonly root: Shape;
  /** The shape of a property or index, or `undefined` when no alternative has it. */
  readonly member: (shape: Shape, name: string) => Shape | undefined;
  /** The shape of the items; `undefined` when any alternative is no array. */
  readonly items: (shape: Shape) => Shape | undefined;
}

/** Reads a view schema. References point into the schema itself (`#/$defs/…`); one that leads nowhere has no properties. */
export function createViewSchema(schema: unknown): ViewSchema {
  const spread = (node: unknown): Shape => alternatives(schema, node, new Set());
  return {
    root: spread(schema),
    member: (shape, name) =>
      joined(
        shape
          .map((node) => memberOf(node, name))
          .filter((member) => member !== undefined)
          .map(spread),
      ),
    items: (shape) => {
      const values = shape.filter((node) => node['type'] !== 'null');
      return values.every(isArray) ? joined(values.map((node) => spread(node['items'] ?? {}))) : undefined;
    },
  };
}

/** The property names that a shape has, for a near name. */
export function memberNames(shape: Shape): readonly string[] {
  return [...new Set(shape.flatMap((node) => (isNode(node['properties']) ? Object.keys(node['properties']) : [])))];
}

const lengthOfArray: SchemaNode = { type: 'integer' };

function memberOf(node: SchemaNode, name: string): unknown {
  if (isArray(node)) {
    if (name === 'length') return lengthOfArray;
    return /^\d+$/.test(name) ? (node['items'] ?? {}) : undefined;
  }
  const properties = node['properties'];
  return isNode(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function joined(shapes: readonly Shape[]): Shape | undefined {
  return shapes.length === 0 ? undefined : [...new Set(shapes.flat())];
}

function alternatives(schema: unknown, node: unknown, seen: Set<unknown>): Shape {
  if (!isNode(node) || seen.has(node)) return [];
  seen.add(node);
  const lists = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => (Array.isArray(node[keyword]) ? node[keyword] : []));
  const reference = typeof node['$ref'] === 'string' ? [resolve(schema, node['$ref'])] : [];
  const spread = [...reference, ...lists].flatMap((part) => alternatives(schema, part, seen));
  const ownShape = spread.length === 0 || 'properties' in node || 'items' in node;
  return ownShape ? [node, ...spread] : spread;
}

// RFC 6901 pointers in a fragment.
function resolve(schema: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  const segments = reference.slice(1).split('/').slice(1);
  return segments.reduce<unknown>((node, segment) => {
    const key = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
    return isNode(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }, schema);
}

function isArray(node: SchemaNode): boolean {
  return node['type'] === 'array' || (node['type'] === undefined && 'items' in node);
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
