import { readFileSync, readdirSync } from 'node:fs';

import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { parseYaml } from '../../../../src/documents/index.js';
import { createContractValidators, decodeSpec, type SpecVersion } from '../../../../src/model/index.js';
import { relPath } from '../../../../src/text/index.js';
import { answers } from './answers.js';
import { errorsOf, migration } from './migrate-text.js';

/** The part of a case file that matters here: the files that it writes. */
interface SpecCase {
  readonly change?: readonly { readonly file: string; readonly write?: string }[];
}

const root = 'tests/cases/spec-versions';
const validators = createContractValidators();

/** The specs among the cases of spec versions that hold and are older than 2.6. */
const specs = readdirSync(root).flatMap((name) => {
  const { change = [] } = parse(readFileSync(`${root}/${name}`, 'utf8')) as SpecCase;
  return change.flatMap(({ file, write = '' }): readonly (readonly [string, SpecVersion, string])[] => {
    const document = file.includes('Module-Spec-') ? parseYaml(relPath(file), write).value : undefined;
    const version = document && decodeSpec(validators, document).value?.version;
    return version === undefined || version === '2.6' ? [] : [[name, version, write]];
  });
});

test('the cases hold specs of every version before 2.6', () => {
  expect(new Set(specs.map(([, version]) => version))).toEqual(new Set(['2.1', '2.2', '2.3', '2.4', '2.5']));
});

test.each(specs)('the spec of %s (%s) holds as 2.6', (_, version, text) => {
  const endpoints = ['0', '1', '2'].map((index) => [`dependencies.outbound_calls.${index}.endpoint`, 'ask'] as const);
  const every = new Map([...answers, ...endpoints, ['error_policy.escalation.emit_error_packet', 'true']]);
  const { text: after, decisions } = migration(text, [version, '2.6'], every);
  expect(decisions.filter(({ answer }) => answer === undefined)).toEqual([]);
  expect(errorsOf(after)).toEqual([]);
});
