import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createMemoryFileSystem } from '../../../../src/host/index.js';
import { decodeWorkspace } from '../../../../src/model/index.js';
import { readWorkspace } from '../../../../src/sources/index.js';

/* What takes several modules of different tiers; everything that one module shows is a case in tests/cases/registry. */

const home = 'specs/modules/slack_webhook';
const spec = readFileSync(`${home}/Module-Spec-v2.6-slack_webhook.yaml`, 'utf8');
const host = {
  '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
  '.l9_wiring.meta.yaml': readFileSync('templates/host/dot-l9_wiring.meta.yaml', 'utf8'),
  'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
};

interface Sample {
  readonly id: string;
  readonly tier: number;
  readonly dependsOn: readonly string[];
}

/** The findings about a workspace with these modules, each with the code, the line of its file and the text there. */
async function findingsOf(modules: readonly Sample[]): Promise<readonly string[]> {
  const entries = modules.map(
    ({ id, tier }) => `  - { module_id: ${id}, tier: ${tier}, scope: A., status: spec_complete }\n`,
  );
  const specs = modules.map((module) => [`modules/specs/Module-Spec-v2.6-${module.id}.yaml`, specOf(module)] as const);
  const files = { ...host, ...Object.fromEntries(specs), 'modules/registry.yaml': `modules:\n${entries.join('')}` };
  const sources = await readWorkspace(createMemoryFileSystem(files));
  if (!sources.value) throw new Error('the workspace is there');
  const { diagnostics } = decodeWorkspace(sources.value);
  return [...sources.diagnostics, ...diagnostics].map(({ code, span }) => {
    const text = span && sources.value?.texts.get(span.file)?.slice(span.start.offset, span.end.offset);
    return `${code} ${span?.file ?? ''} ${text ?? ''}`;
  });
}

function specOf({ id, tier, dependsOn }: Sample): string {
  const tiers = Array.from({ length: tier === 7 ? 8 : tier }, (_, lower) => lower).join(', ');
  return spec
    .replaceAll('slack_webhook', id)
    .replaceAll('slack.webhook', id)
    .replaceAll('SLACK_', `${id.toUpperCase()}_`)
    .replaceAll('/slack/events', `/${id}/events`)
    .replace('exposes_tool: true', 'exposes_tool: false')
    .replace('touches_tools: true', 'touches_tools: false')
    .replace('tier: 2', `tier: ${tier}`)
    .replace('allowed_tiers: [0,1]', `allowed_tiers: [${tiers}]`)
    .replace('depends_on: [postgres, memory.service]', `depends_on: [${['postgres', ...dependsOn].join(', ')}]`);
}

test('modules that depend on lower ones have no findings', async () => {
  expect(
    await findingsOf([
      { id: 'low', tier: 1, dependsOn: [] },
      { id: 'middle', tier: 2, dependsOn: ['low'] },
      { id: 'high', tier: 3, dependsOn: ['low', 'middle'] },
    ]),
  ).toEqual([]);
});

test('a circle is one finding: the dependency that is not downwards', async () => {
  expect(
    await findingsOf([
      { id: 'low', tier: 1, dependsOn: ['high'] },
      { id: 'high', tier: 3, dependsOn: ['low'] },
    ]),
  ).toEqual(['model/dependency-not-lower modules/specs/Module-Spec-v2.6-low.yaml high']);
});

test('a circle in tier 7, where all is allowed, is told as a circle', async () => {
  expect(
    await findingsOf([
      { id: 'shop', tier: 7, dependsOn: ['office'] },
      { id: 'office', tier: 7, dependsOn: ['shop'] },
    ]),
  ).toEqual([expect.stringMatching(/^model\/dependency-cycle modules\/specs\/Module-Spec-v2.6-shop.yaml /)]);
});

test('a module is known by the names of its container and of its service too', async () => {
  const lower = { id: 'packet_store', tier: 3, dependsOn: [] };
  for (const name of ['l9-packet-store', 'packet_store.service'])
    expect(await findingsOf([lower, { id: 'reader', tier: 2, dependsOn: [name] }])).toEqual([
      `model/dependency-not-lower modules/specs/Module-Spec-v2.6-reader.yaml ${name}`,
    ]);
});
