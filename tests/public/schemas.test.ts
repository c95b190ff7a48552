import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Validator } from '@cfworker/json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

import { contractSchemas } from '../../generated/contract-schemas.js';
import { parseYaml, type YamlDocument } from '../../src/documents/index.js';
import { createContractValidators, decodeContract, type ContractKind } from '../../src/model/index.js';
import { relPath } from '../../src/text/index.js';
import { mutants } from '../support/mutants.js';

/*
 * What editors are given accepts what `validate` accepts on structure, and nothing else: the published schema, judged by
 * a validator that has nothing in common with ours, against the decoder, on a corpus and on every small change of it.
 */

const corpus = 'tests/fixtures/contracts';
const bundle = JSON.parse(readFileSync('generated/contract.schema.json', 'utf8')) as object;
const published = new Validator(bundle, '2020-12');
const validators = createContractValidators();

interface Judgement {
  readonly published: boolean;
  readonly validate: boolean;
}

function documentOf(text: string): YamlDocument {
  const parsed = parseYaml(relPath('contract.yaml'), text);
  if (parsed.value === undefined) throw new Error(`no YAML: ${text.slice(0, 200)}`);
  return parsed.value;
}

function judge(kind: ContractKind, document: YamlDocument): Judgement {
  const decoded = decodeContract(validators, kind, document);
  return { published: published.validate(document.value).valid, validate: decoded.value !== undefined };
}

function textsOf(kind: string): ReadonlyMap<string, string> {
  const folder = join(corpus, kind);
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

const kinds = Object.keys(contractSchemas).sort() as ContractKind[];

test('the corpus holds every kind: a full contract, the least one, and broken ones', () => {
  expect(readdirSync(corpus).sort()).toEqual(kinds);
  for (const kind of kinds) {
    const names = [...textsOf(kind).keys()];
    expect(names).toEqual(expect.arrayContaining(['valid-full.yaml', 'valid-minimal.yaml']));
    expect(names.filter((name) => name.startsWith('invalid-')).length, kind).toBeGreaterThan(1);
  }
});

test('the published schema is strict: no keyword in it is ignored by mistake', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addKeyword('x-path-base');
  expect(() => ajv.compile(bundle)).not.toThrow();
});

describe.each(kinds)('%s', (kind) => {
  const texts = textsOf(kind);

  test.each([...texts])('%s', (name, text) => {
    const isValid = name.startsWith('valid-');
    expect(judge(kind, documentOf(text))).toEqual({ published: isValid, validate: isValid });
  });

  test('both say the same of every small change', () => {
    const document = documentOf(texts.get('valid-full.yaml') ?? '');
    const changed = [...mutants(document.value)];
    expect(changed.length).toBeGreaterThan(10);
    const differing = changed.filter(({ value }) => {
      const { published, validate } = judge(kind, { ...document, value: value as YamlDocument['value'] });
      return published !== validate;
    });
    expect(differing.map(({ change }) => change)).toEqual([]);
  });

  test('the full contract shows every key that the kind has', () => {
    const { properties } = contractSchemas[kind] as { readonly properties: Readonly<Record<string, unknown>> };
    const shown = Object.keys(documentOf(texts.get('valid-full.yaml') ?? '').value);
    expect(shown.sort()).toEqual(Object.keys(properties).sort());
  });
});
