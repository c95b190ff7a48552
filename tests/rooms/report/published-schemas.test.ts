import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv, type AnySchemaObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import reportSchema from '../../../specs/report.schema.json' with { type: 'json' };
import { formatResult } from '../../../src/report/index.js';
import type { ReportFormat } from '../../../src/report/index.js';
import { hostileCase } from './hostile.js';
import { plainOptions, resultWith, unknownKey } from './sample.js';

const edit = { kind: 'rename-key', path: ['metadata', 'durabilty'], key: 'durability' } as const;

// Written in draft 4 for readers without the `u` flag; what differs from draft 7 are its two names of itself.
const { $schema: _draft, id: _id, ...sarif } = sarifSchema as AnySchemaObject;
const isSarif = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false })).compile(sarif);
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportSchema);

it.each([
  ['sarif', isSarif],
  ['json', isReport],
] as const)('%s is valid against its published schema, whatever was found', (format, isValid) => {
  const check = (text: string): void => {
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true);
  };
  check(formatted({ diagnostics: [{ ...unknownKey(), edit }, unknownKey()] }, format));
  fc.assert(fc.property(hostileCase, ({ result }) => check(formatted(result, format))));
});

it.each([
  ['sarif', isSarif],
  ['json', isReport],
] as const)('the schema of %s refuses what is not one', (format, isValid) => {
  const text = formatted({ diagnostics: [{ ...unknownKey(), edit }] }, format);
  expect(isValid(JSON.parse(text.replaceAll('"error"', '"eror"')))).toBe(false);
  expect(isValid(JSON.parse(text.replaceAll(/"(startLine|line)": \d+/g, '"$1": 0')))).toBe(false);
});

function formatted(changed: Parameters<typeof resultWith>[0], format: ReportFormat): string {
  return formatResult(resultWith(changed), format, plainOptions);
}
