import { documentKinds } from '../src/model/index.js';
import { snakeCase } from '../src/text/index.js';
import type { NamedSchema as Schema } from './bundle-schemas.js';

/*
 * The schema of the view of `templates/docs`: a contract as people write it, with what is known besides. So a template may
 * show each key of a contract, and none that there is not.
 */

const text = { type: 'string' };
const texts = { type: 'array', items: text };

/** Facts that the code says of itself. */
const code = recordOf({
  functions: symbols(),
  classes: symbols(),
  components: symbols(),
  helpers: symbols(),
  schemas: symbols(),
  exports: listOf({ signature: text, path: text, summary: text }),
  routes: listOf({ method: text, route: text, path: text }),
  environment: listOf({ name: text, paths: texts }),
});

const besides = {
  section: { ...text, description: 'Id of the section that is made.' },
  code: { $ref: '#/$defs/code' },
  diagram: { ...texts, description: 'Lines of a Mermaid diagram; none where there is nothing to draw.' },
  architectureFile: { ...text, description: 'The architecture document; empty where there is none.' },
  collaborationFile: { ...text, description: 'The rules for agents; empty where there are none.' },
};

/** The view schema of the templates of documents, as JSON. */
export function docsViewSchema(schemas: readonly Schema[]): string {
  const contracts = documentKinds.map((kind): [string, object] => {
    const found = schemas.find(({ name }) => name === kind);
    if (!found) throw new Error(`no schema for ${kind}`);
    const { headings: _, ...properties } = found.content['properties'] as Record<string, unknown>;
    const { type, description, required, additionalProperties } = found.content;
    return [snakeCase(kind), plain({ type, description, properties, required, additionalProperties }) as object];
  });
  const agents = recordOf({ allowed: texts, review: texts, forbidden: texts, reading: texts, checks: texts });
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'View of the templates in this folder',
    description:
      'What is known of a document, with its contract under the name of its type. Made by "npm run generate".',
    type: 'object',
    properties: { ...besides, ...Object.fromEntries(contracts), agents },
    required: Object.keys(besides),
    additionalProperties: false,
    $defs: { code },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function symbols(): object {
  return listOf({ signature: text, path: text, role: text });
}

function listOf(properties: Readonly<Record<string, object>>): object {
  return { type: 'array', items: recordOf(properties) };
}

function recordOf(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

// Words of ours that only the schemas of contracts know.
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(known.map(([key, below]) => [key, plain(below)]));
}
