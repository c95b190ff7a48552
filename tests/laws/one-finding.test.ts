import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';
import { isMap, isScalar, parseDocument, type Document } from 'yaml';

import { contractSchemas } from '../../generated/contract-schemas.js';
import { createMemoryFileSystem } from '../../src/host/index.js';
import { decodeWorkspace } from '../../src/model/index.js';
import { readWorkspace } from '../../src/sources/index.js';

/*
 * One problem is one finding, at its place: take each required key out of a valid spec in turn, misspell each, and give
 * each a value of the wrong type. Specs of 2.4 and 2.5 are that of 2.6 without what came later; up to 2.3 no module is made.
 * `npm test` spoils every key of the newest version, and of each older one every third key in each of the three ways.
 */

const isLong = process.env['L9GEN_LONG'] !== undefined;

const home = 'specs/modules/slack_webhook';
const newest = readFileSync(`${home}/Module-Spec-v2.6-slack_webhook.yaml`, 'utf8');
const since25 = ['runtime_contract', 'dependency_contract', 'packet_expectations', 'tier_expectations'];
const since26 = ['codegen_hints', 'delivery_metrics', 'maturity', 'escalation_policy'];
const specs = [
  { version: '2.6', schema: contractSchemas['module-spec'], text: newest },
  { version: '2.5', schema: contractSchemas['module-spec-2.5'], text: without('2.5', since26) },
  { version: '2.4', schema: contractSchemas['module-spec-2.4'], text: without('2.4', [...since25, ...since26]) },
  ...(['2.3', '2.2', '2.1'] as const).map((version) => ({
    version,
    schema: contractSchemas[`module-spec-${version}`],
    text: fixture(version),
  })),
];

function fixture(version: string): string {
  const text = readFileSync(`tests/fixtures/contracts/module-spec-${version}/valid-full.yaml`, 'utf8');
  const document = parseDocument(text);
  document.setIn(['module', 'id'], 'slack.webhook');
  document.delete('meta');
  return String(document);
}

function without(version: string, sections: readonly string[]): string {
  const document = parseDocument(newest);
  for (const section of sections) document.delete(section);
  document.set('schema_version', version);
  return String(document);
}

function workspace(specFile: string): Readonly<Record<string, string>> {
  return {
    '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
    '.l9_wiring.meta.yaml': readFileSync('templates/host/dot-l9_wiring.meta.yaml', 'utf8'),
    'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
    'modules/registry.yaml': `modules:\n  - { module_id: slack.webhook, tier: 2, scope: Slack., status: spec_complete, spec: ${specFile} }\n`,
    'l9/modules/slack_webhook/module.meta.yaml': readFileSync(`${home}/module.meta.yaml`, 'utf8').replace(
      /^spec_file:.*$/m,
      `spec_file: ${specFile}`,
    ),
  };
}

type Path = readonly (string | number)[];

interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly if?: SchemaNode;
  readonly else?: SchemaNode;
}

interface RequiredKey {
  readonly path: Path;
  readonly schema: SchemaNode;
}

/** Every required key that a spec has, by its schema. */
function requiredKeys(node: SchemaNode, value: unknown, path: Path): readonly RequiredKey[] {
  const schema = resolved(node);
  if (Array.isArray(value))
    return value.flatMap((item, index) => (schema.items ? requiredKeys(schema.items, item, [...path, index]) : []));
  if (typeof value !== 'object' || value === null) return [];
  const isOtherForm = (schema.if?.required ?? []).every((key) => key in value);
  const required = [...(schema.required ?? []), ...(isOtherForm ? [] : (schema.else?.required ?? []))];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = schema.properties?.[key];
    const own = below && required.includes(key) ? [{ path: [...path, key], schema: resolved(below) }] : [];
    return [...own, ...(below ? requiredKeys(below, child, [...path, key]) : [])];
  });
}

// References into other schemas name a path below the schema of 2.6; its own say `#/…`.
function resolved(schema: SchemaNode): SchemaNode {
  if (schema.$ref === undefined) return schema;
  const steps = schema.$ref.split('#')[1]?.split('/').slice(1) ?? [];
  const target = steps.reduce<unknown>(
    (node, step) => (node as Readonly<Record<string, unknown>>)[step],
    contractSchemas['module-spec'],
  );
  return resolved(target as SchemaNode);
}

// A text that no enumeration and no pattern knows would be a wrong value; these have the wrong type.
function wrongValueFor({ type, const: only, enum: values }: SchemaNode): unknown {
  const types = [type ?? (values ?? [only]).map((value) => typeof value)].flat();
  const wrong: readonly (readonly [string, unknown])[] = [
    ['array', [1]],
    ['boolean', true],
    ['object', { no: 1 }],
  ];
  return wrong.find(([name]) => !types.includes(name))?.[1];
}

describe.each(specs)('of a spec of $version', ({ version, schema, text: spec }) => {
  const specFile = `modules/specs/Module-Spec-v${version}-slack_webhook.yaml`;
  const files = workspace(specFile);
  const keys = requiredKeys(schema as SchemaNode, parseDocument(spec).toJS(), []);
  const named = keys.map((key) => [key.path.join('.'), key] as const);
  const tried = (way: number): typeof named =>
    isLong || spec === newest ? named : named.filter((_, index) => index % 3 === way);

  async function findingsOf(text: string) {
    const sources = await readWorkspace(createMemoryFileSystem({ ...files, [specFile]: text }));
    const decoded = sources.value && decodeWorkspace(sources.value);
    return [...sources.diagnostics, ...(decoded?.diagnostics ?? [])];
  }

  test('the whole is valid, and there is much to spoil', async () => {
    const findings = await findingsOf(spec);
    // A spec too old to make a module of is told so, which is no error.
    expect(findings.filter(({ severity }) => severity === 'error' || version >= '2.4')).toEqual([]);
    expect(keys.length).toBeGreaterThan(40);
  });

  test.each(tried(0))('without %s', async (_name, { path }) => {
    const document = parseDocument(spec);
    document.deleteIn(path);
    const findings = await findingsOf(String(document));
    expect(findings.map(({ code }) => code)).toEqual(['model/missing-keys']);
    expect(findings[0]).toMatchObject({
      message: expect.stringContaining(`\`${String(path.at(-1))}\``) as unknown,
      span: { file: specFile },
    });
  });

  test.each(tried(1))('with %s misspelt', async (_name, { path }) => {
    const document = parseDocument(spec);
    const misspelt = `${String(path.at(-1))}x`;
    keyAt(document, path).value = misspelt;
    const text = String(document);
    const findings = await findingsOf(text);
    expect(findings.map(({ code }) => code)).toEqual(['model/unknown-key']);
    const start = findings[0]?.span?.start;
    expect(text.split('\n')[(start?.line ?? 0) - 1]?.slice((start?.column ?? 0) - 1)).toMatch(
      new RegExp(`^${misspelt}\\b`),
    );
  });

  test.each(tried(2))('with %s of the wrong type', async (_name, { path, schema: own }) => {
    const document = parseDocument(spec);
    document.setIn(path, document.createNode(wrongValueFor(own), { flow: true }));
    const text = String(document);
    const findings = await findingsOf(text);
    expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^model\/wrong-(type|value)$/)]);
    const line = text.split('\n')[(findings[0]?.span?.start.line ?? 0) - 1];
    expect(line).toMatch(new RegExp(`\\b${String(path.at(-1))}\\b`));
  });
});

function keyAt(document: Document, path: Path): { value: unknown } {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1));
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1)) : null;
  if (!pair || !isScalar(pair.key)) throw new Error('the key is there');
  return pair.key;
}
