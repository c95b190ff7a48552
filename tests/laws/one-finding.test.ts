import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';

import { moduleSpecSchema } from '../../generated/contract-schemas.js';
import { createMemoryFileSystem } from '../../src/host/index.js';
import { decodeWorkspace } from '../../src/model/index.js';
import { readWorkspace } from '../../src/sources/index.js';

/* One problem is one finding, at its place: take each required key out of a valid spec in turn, and misspell each. */

const specFile = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
const home = 'specs/modules/slack_webhook';
const spec = readFileSync(`${home}/Module-Spec-v2.6-slack_webhook.yaml`, 'utf8');
const workspace = {
  '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
  '.l9_wiring.meta.yaml': readFileSync('templates/host/dot-l9_wiring.meta.yaml', 'utf8'),
  'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
  'modules/registry.yaml':
    'modules:\n  - { module_id: slack.webhook, tier: 2, scope: Slack., status: spec_complete }\n',
  'l9/modules/slack_webhook/module.meta.yaml': readFileSync(`${home}/module.meta.yaml`, 'utf8'),
};

async function findingsOf(text: string) {
  const sources = await readWorkspace(createMemoryFileSystem({ ...workspace, [specFile]: text }));
  const decoded = sources.value && decodeWorkspace(sources.value);
  return [...sources.diagnostics, ...(decoded?.diagnostics ?? [])];
}

type Path = readonly (string | number)[];

/** Every required key that the spec has, by the schema. */
function requiredPaths(schema: SchemaNode, value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => (schema.items ? requiredPaths(schema.items, item, [...path, index]) : []));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = schema.properties?.[key];
    const own = schema.required?.includes(key) === true ? [[...path, key]] : [];
    return [...own, ...(below ? requiredPaths(below, child, [...path, key]) : [])];
  });
}

interface SchemaNode {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

const paths = requiredPaths(moduleSpecSchema as SchemaNode, parseDocument(spec).toJS(), []);

test('the spec that is spoilt below is valid, and there is much to spoil', async () => {
  expect(await findingsOf(spec)).toEqual([]);
  expect(paths.length).toBeGreaterThan(120);
});

test.each(paths.map((path) => [path.join('.'), path] as const))('without %s', async (_name, path) => {
  const document = parseDocument(spec);
  document.deleteIn(path);
  const findings = await findingsOf(String(document));
  expect(findings.map(({ code }) => code)).toEqual(['model/missing-keys']);
  expect(findings[0]).toMatchObject({
    message: expect.stringContaining(`\`${String(path.at(-1))}\``) as unknown,
    span: { file: specFile },
  });
});

test.each(paths.map((path) => [path.join('.'), path] as const))('with %s misspelt', async (_name, path) => {
  const document = parseDocument(spec);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1));
  if (!isMap(parent)) throw new Error('a key stands in a mapping');
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1));
  if (!pair || !isScalar(pair.key)) throw new Error('the key is there');
  const misspelt = `${String(path.at(-1))}x`;
  pair.key.value = misspelt;
  const text = String(document);
  const findings = await findingsOf(text);
  expect(findings.map(({ code }) => code)).toEqual(['model/unknown-key']);
  const start = findings[0]?.span?.start;
  expect(text.split('\n')[(start?.line ?? 0) - 1]?.slice((start?.column ?? 0) - 1)).toMatch(
    new RegExp(`^${misspelt}\\b`),
  );
});
