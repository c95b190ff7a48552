import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createMemoryFileSystem } from '../../../src/host/index.js';
import { decodeWorkspace } from '../../../src/model/index.js';
import { readWorkspace } from '../../../src/sources/index.js';

const home = 'specs/modules/slack_webhook';
const specFile = 'modules/specs/Module-Spec-v2.6-slack_webhook.yaml';
const spec = readFileSync(`${home}/Module-Spec-v2.6-slack_webhook.yaml`, 'utf8');

async function dependenciesOf(dependsOn: string): Promise<readonly string[] | undefined> {
  const sources = await readWorkspace(
    createMemoryFileSystem({
      '.l9_modules.meta.yaml': readFileSync('templates/host/dot-l9_modules.meta.yaml', 'utf8'),
      'modules/registry.yaml': `modules:
  - { module_id: refund.desk, tier: 1, scope: Refunds., status: pending, spec: modules/specs/r.yaml }
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: spec_complete, spec: ${specFile} }
`,
      [specFile]: spec.replace('depends_on: [postgres, memory.service]', `depends_on: [${dependsOn}]`),
      'Memory.yaml': readFileSync('templates/host/Memory.yaml', 'utf8'),
      'l9/modules/slack_webhook/module.meta.yaml': readFileSync(`${home}/module.meta.yaml`, 'utf8'),
    }),
  );
  const workspace = sources.value && decodeWorkspace(sources.value).value;
  return workspace?.modules.find(({ id }) => id === 'slack.webhook')?.runtime.dependsOn;
}

test.each([['postgres, redis, memory.service, api.server'], ['l9-postgres, redis.service, memory, l9-api']])(
  'the host is named as it names its services: %s',
  async (written) => {
    expect(await dependenciesOf(written)).toEqual(['postgres', 'redis', 'memory.service', 'api.server']);
  },
);

test.each(['refund.desk', 'refund_desk', 'refund_desk.service', 'l9-refund-desk'])(
  'a module is named by its id, which the host knows it by: %s',
  async (written) => {
    expect(await dependenciesOf(written)).toEqual(['refund.desk']);
  },
);

test.each(['neo4j', 'constructor.service', 'refund'])('what means nothing stays as it is: %s', async (written) => {
  expect(await dependenciesOf(written)).toEqual([written]);
});
