import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { parseYaml, type DocumentPath, type YamlDocument } from '../../../../src/documents/index.js';
import { createContractValidators, decodeSpec, specVersions } from '../../../../src/model/index.js';
import { relPath } from '../../../../src/text/index.js';

const validators = createContractValidators();
const file = relPath('modules/specs/spec.yaml');

function specOf(text: string) {
  const document = parseYaml(file, text).value;
  if (!document) throw new Error('the text is a mapping');
  const { value, diagnostics } = decodeSpec(validators, document);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('the spec holds');
  return value;
}

function fixture(version: string): string {
  const kind = version === '2.6' ? 'module-spec' : `module-spec-${version}`;
  return readFileSync(`tests/fixtures/contracts/${kind}/valid-full.yaml`, 'utf8');
}

function* leaves(value: unknown, path: DocumentPath = []): Generator<{ path: DocumentPath; value: unknown }> {
  if (typeof value !== 'object' || value === null) yield { path, value };
  else
    for (const [key, below] of Object.entries(value))
      yield* leaves(below, [...path, Array.isArray(value) ? Number(key) : key]);
}

function writtenAt(document: YamlDocument, path: DocumentPath): string {
  const { start, end } = document.locate(path);
  const lines = document.text.split('\n');
  expect(start.line, path.join('.')).toBe(end.line);
  return (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1).replace(/^(["'])(.*)\1$/, '$2');
}

describe.each(specVersions)('a spec of %s', (version) => {
  test('is found again: what is located at a canonical path is what was written', () => {
    const { document, value } = specOf(fixture(version));
    // What was put together of several values, or is said by being there, has no text of its own.
    const derived = /^(schema_version|observability\.metrics|notes_for_generators)/;
    const astray = [...leaves(value)]
      .filter((leaf) => leaf.value !== undefined && !derived.test(leaf.path.join('.')))
      .filter((leaf) => writtenAt(document, leaf.path) !== String(leaf.value))
      .map((leaf) => `${leaf.path.join('.')}: ${String(leaf.value)} is ${writtenAt(document, leaf.path)}`);
    expect(astray).toEqual([]);
  });

  test('keeps its own text as the value of its document', () => {
    const text = fixture(version);
    expect(specOf(text).document.value).toEqual(parseYaml(file, text).value?.value);
  });
});

describe('a spec of 2.1 that does not say its version', () => {
  const text = fixture('2.1').replace(/^schema_version:.*\n/m, '');

  function codesOf(changedText: string): readonly string[] {
    const document = parseYaml(file, changedText).value;
    if (!document) throw new Error('the text is a mapping');
    return decodeSpec(validators, document).diagnostics.map(({ code }) => code);
  }

  test('is held against 2.1', () => {
    expect(codesOf(text)).toEqual([]);
  });

  test.each(['boot_impact', 'dependencies', 'spec_confidence', 'metadata'])('lets %s be the one slip', (section) => {
    expect(codesOf(`${text}${section}: {}\n`)).toEqual(['model/key-of-another-version']);
  });

  test('lets a missing module be the one slip', () => {
    expect(codesOf(text.replace(/^module:\n( .*\n)+/m, ''))).toEqual(['model/missing-keys']);
  });
});

const spec = readFileSync('specs/modules/slack_webhook/Module-Spec-v2.6-slack_webhook.yaml', 'utf8');

function changed(before: string | RegExp, after: string) {
  const text = spec.replace(before, () => after);
  expect(text).not.toBe(spec);
  return specOf(text).value;
}

describe('a variant comes out in the one form', () => {
  test('a version without quotes or with a patch number', () => {
    expect(changed("'2.6'", '2.6').schema_version).toBe('2.6');
    expect(changed("'2.6'", '2.6.0').schema_version).toBe('2.6');
  });

  test('a tier as text', () => {
    expect(changed('tier: 2', "tier: '2'").metadata.tier).toBe(2);
  });

  test('categories beside the default, told in sentences, by their status', () => {
    const { error_policy: policy } = changed(
      /^ {2}categories:\n( {4}.*\n)+/m,
      [
        '  invalid_signature: { status: 401, action: Return an error and stop, log: warn }',
        '  side_effect_failure: { status: 200, action: Log and return OK }',
        '  stale_timestamp: { status: 0, action: Not applicable }',
        '  missing_env_var: { status: 500, action: Stop the boot }\n',
      ].join('\n'),
    );
    expect(policy?.categories).toEqual({
      invalid_signature: { status: 401, action: 'reject', log: 'warn' },
      side_effect_failure: { status: 200, action: 'log_and_continue' },
      missing_env_var: { status: 500, action: 'reject' },
    });
  });

  test('a criterion as a name, as a sentence and with a criterion; ids do not meet those that are there', () => {
    const { acceptance } = changed(
      /^ {2}positive:\n( {4}.*\n)+/m,
      [
        '  positive:',
        '    - event_carried_out',
        '    - { id: AP-1, description: A repeated event gets the stored answer., test: duplicate }',
        '    - { criterion: Nothing is lost, test: nothing_lost }',
        '    - Tells who asked, and when.\n',
      ].join('\n'),
    );
    expect(acceptance?.positive).toEqual([
      { id: 'AP-2', description: 'event_carried_out', test: 'event_carried_out' },
      { id: 'AP-1', description: 'A repeated event gets the stored answer.', test: 'duplicate' },
      { id: 'AP-3', description: 'Nothing is lost', test: 'nothing_lost' },
      { id: 'AP-4', description: 'Tells who asked, and when.', test: 'tells_who_asked_and_when' },
    ]);
  });

  test('variables and steps as bare texts', () => {
    const variables = changed(/^ {2}required:\n( {4}.*\n)+/m, '  required: [SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN]\n');
    expect(variables.environment?.required.map(({ name }) => name)).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
    ]);
    const steps = changed('  side_effects: []', '  side_effects: [Post the answer]').orchestration;
    expect(steps?.side_effects).toEqual([{ action: 'Post the answer' }]);
  });

  test('one durability for both ends', () => {
    const { packet_expectations: packets } = changed(/^ {2}durability:\n( {4}.*\n)+/m, '  durability: substrate\n');
    expect(packets?.durability).toEqual({ success: 'substrate', error: 'substrate' });
  });

  test('a parameter of a route in braces', () => {
    const { interfaces } = changed('route: /slack/events', 'route: /slack/{team}/events');
    expect(interfaces?.inbound[0]?.route).toBe('/slack/:team/events');
  });

  test.each(['notes_for_perplexity', 'notes_for_codegen', 'notes_for_generators'])('notes as %s', (key) => {
    expect(specOf(`${spec}\n${key}: [Be brief.]\n`).value.notes_for_generators).toEqual(['Be brief.']);
  });
});

test('what 2.1 called otherwise is found under its later name', () => {
  const { value, version } = specOf(fixture('2.1').replace(/^schema_version:.*\n/m, ''));
  expect(version).toBe('2.1');
  expect(value.metadata.module_id).toMatch(/^[a-z]/);
  expect(value.metadata.tier).toBeUndefined();
  expect(value.acceptance?.positive[0]?.description).toBeTruthy();
  expect(value.threading?.thread_key_fields.length).toBeGreaterThan(0);
});
