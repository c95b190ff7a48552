import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { parseYaml } from '../../../../src/documents/index.js';
import { specVersions, type SpecVersion } from '../../../../src/model/index.js';
import { relPath } from '../../../../src/text/index.js';
import { answers } from './answers.js';
import { errorsOf, migration } from './migrate-text.js';

const specOf = (version: SpecVersion): string =>
  readFileSync(new URL(`fixtures/spec-${version}.yaml`, import.meta.url), 'utf8');

/** The text with each replacement made; fails when one finds nothing to replace. */
function changed(text: string, ...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`there is no ${JSON.stringify(from)}`);
    return result.replace(from, () => to);
  }, text);
}

function dataOf(text: string): Readonly<Record<string, unknown>> {
  return parseYaml(relPath('spec.yaml'), text).value?.value ?? {};
}

describe('a step', () => {
  it.each(specVersions.slice(1).map((to, index) => [specVersions[index] ?? '2.1', to] as const))(
    'takes %s to %s, byte for byte',
    (from, to) => {
      expect(migration(specOf(from), [from, to]).text).toBe(specOf(to));
      expect(errorsOf(specOf(to))).toEqual([]);
    },
  );
});

describe('the version', () => {
  it.each([
    ["'2.5'", "'2.6'"],
    ['"2.5"', '"2.6"'],
    ['2.5', '2.6'],
    ['2.5.0 # bare', '2.6.0 # bare'],
  ])('written as %s becomes %s', (before, after) => {
    const text = changed(specOf('2.5'), ["schema_version: '2.5'", `schema_version: ${before}`]);
    expect(migration(text, ['2.5', '2.6']).text).toContain(`schema_version: ${after}\n`);
  });
});

describe('what a person wrote', () => {
  it('keeps carriage returns and the byte order mark', () => {
    const windows = `\ufeff${specOf('2.1').replaceAll('\n', '\r\n')}`;
    const { text } = migration(windows, ['2.1', '2.6']);
    expect(text).toBe(`\ufeff${specOf('2.6').replaceAll('\n', '\r\n')}`);
  });

  it('wins where a later section is there already', () => {
    const own = 'codegen_hints:\n  completeness_target: 0.5 # for now\n  allow_real_logic: false\n';
    const data = dataOf(migration(`${specOf('2.5')}\n${own}`, ['2.5', '2.6']).text);
    expect(data['codegen_hints']).toMatchObject({
      completeness_target: 0.5,
      allow_real_logic: false,
      forbid_guessing: true,
    });
  });

  it('stays above its section where it stands in braces', () => {
    const text = changed(specOf('2.3'), [
      '  forbidden:\n    - no module singletons\n    - no env reads at import # really\n',
      '',
    ]).replace(
      /^idempotency:\n(?: .*\n)+/m,
      'idempotency: { enabled: true, pattern: event_id, source: x, durability: substrate }\n',
    );
    const after = migration(text, ['2.3', '2.4']).text;
    expect(after).toContain(
      '# No place since Module-Spec 2.4:\n# idempotency.enabled: true\nidempotency: { pattern: event_id, source: x, durability: substrate }\n',
    );
  });

  it('may be JSON', () => {
    const json = JSON.stringify(dataOf(specOf('2.1')), null, 2);
    const after = migration(json, ['2.1', '2.6']).text;
    expect(errorsOf(after)).toEqual([]);
    expect(dataOf(after)).toEqual(dataOf(specOf('2.6')));
  });

  it('is told where it has no place any more', () => {
    const { dropped } = migration(specOf('2.1'), ['2.1', '2.6']);
    expect(dropped.map(({ key }) => key)).toEqual([
      'module.owner',
      'idempotency.enabled',
      'idempotency.on_duplicate',
      'observability.required_logs',
      'acceptance.forbidden',
      'standards.optional_files',
    ]);
    expect(dropped[0]).toEqual({ key: 'module.owner', to: '2.4', content: 'owner: "Boss"' });
  });

  it('stays as a comment where a metric is neither a counter nor a histogram', () => {
    const text = changed(specOf('2.3'), ['    - slack_webhook_errors_total\n', '    - slack_webhook_depth\n']);
    const { text: after, dropped } = migration(text, ['2.3', '2.4']);
    expect(after).toContain('  #   - slack_webhook_depth\n');
    expect(dropped.map(({ key }) => key)).toContain('observability.metrics');
    expect(dataOf(after)['observability']).toMatchObject({
      metrics: { counters: ['slack_webhook_requests_total'], histograms: ['slack_webhook_latency_seconds'] },
    });
  });
});

describe('what is derived', () => {
  it('takes the escalation from what compensated a failure', () => {
    const text = changed(specOf('2.3'), [
      '  compensating_action: none',
      '  compensating_action: emit_error_packet # people ask',
    ]);
    const after = migration(text, ['2.3', '2.4']).text;
    expect(dataOf(after)['error_policy']).toMatchObject({ escalation: { emit_error_packet: true } });
    expect(after).toContain(
      '  # Replaced in Module-Spec 2.4:\n  # compensating_action: emit_error_packet # people ask\n',
    );
  });

  it('asks whether a packet is written where there was a rollback', () => {
    const text = changed(specOf('2.3'), ['  compensating_action: none', '  compensating_action: rollback']);
    const asked = migration(text, ['2.3', '2.4']).decisions.map(({ key }) => key);
    expect(asked).toContain('error_policy.escalation.emit_error_packet');
  });

  it('asks for the endpoint of a call that named the module alone', () => {
    const text = changed(specOf('2.3'), [
      "    - module: external\n      interface: http\n      endpoint: 'https://slack.com/api/chat.postMessage'\n",
      '    - module: other_module\n      interface: tool\n',
    ]);
    const key = 'dependencies.outbound_calls.0.endpoint';
    const { text: after, decisions } = migration(text, ['2.3', '2.4'], new Map([...answers, [key, 'ask']]));
    expect(decisions.find((decision) => decision.key === key)?.span.start).toMatchObject({ line: 24, column: 7 });
    expect(after).toContain('    - module: other_module\n      interface: tool\n      endpoint: ask\n');
  });

  it('makes what a scheduler runs scheduled, and asks when', () => {
    const text = changed(
      specOf('2.4'),
      ['  service: api', '  service: scheduler'],
      ['  exposes_http_endpoint: true', '  exposes_http_endpoint: false'],
      ['  exposes_webhook: true', '  exposes_webhook: false'],
    );
    const schedule = new Map([...answers, ['runtime_contract.schedule', '0 6 * * *']]);
    const { text: after, decisions } = migration(text, ['2.4', '2.5'], schedule);
    expect(decisions.map(({ key }) => key)).toEqual(['runtime_contract.runtime_class', 'runtime_contract.schedule']);
    expect(dataOf(after)['runtime_contract']).toMatchObject({ execution_model: 'scheduled', schedule: '0 6 * * *' });
  });

  it('lets a module of tier 0 start first, and wait for nothing', () => {
    const text = specOf('2.3');
    const after = migration(text, ['2.3', '2.4'], new Map([...answers, ['metadata.tier', '0']])).text;
    expect(dataOf(after)['runtime_wiring']).toMatchObject({
      startup_phase: 'early',
      depends_on: [],
      blocks_startup_on_failure: true,
    });
  });
});

describe('a decision', () => {
  it('is asked for once, where it belongs in the spec as written', () => {
    const { decisions } = migration(specOf('2.1'), ['2.1', '2.6'], new Map());
    const places = decisions.map(({ key, span }) => `${key} ${span.start.line}:${span.start.column}`);
    expect(places).toEqual([
      'metadata.tier 4:1',
      'idempotency.pattern 43:1',
      'idempotency.source 43:1',
      'idempotency.durability 43:1',
      'error_policy.default 58:1',
      'error_policy.retries.max_attempts 58:1',
      'runtime_touchpoints.touches_db 4:1',
      'runtime_touchpoints.touches_tools 4:1',
      'runtime_touchpoints.affects_boot 4:1',
      'acceptance.negative 91:1',
      'global_invariants_ack 4:1',
      'spec_confidence.level 4:1',
      'external_surface.exposes_webhook 29:3',
      'external_surface.exposes_tool 4:1',
      'boot_impact.level 4:1',
      'ownership.team 11:3',
      'ownership.primary_contact 11:3',
      'runtime_contract.runtime_class 4:1',
      'maturity.stage 4:1',
      'maturity.production_ready 4:1',
    ]);
  });
});
