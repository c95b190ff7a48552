import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

import { checkTemplates, contractsView, workspaceView, type ModuleChoices } from '../../../src/render/index.js';
import { moduleVariants } from './module-variants.js';
import { sampleWorkspace } from './sample-workspace.js';

/* Law 11 for everything that ships: no template shows what its view does not have, and every value passes an escaper. */

const kinds = ['ci', 'contracts', 'docs', 'host', 'module', 'work-order', 'workspace'];
const schemas = Object.fromEntries(
  kinds.map((kind) => [kind, JSON.parse(readFileSync(join('templates', kind, 'view.schema.json'), 'utf8')) as object]),
);

test('every folder of templates has its view schema', () => {
  const folders = readdirSync('templates', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(kinds);
});

test('every template uses nothing but its view, through an escaper', () => {
  const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => ({ name, text: readFileSync(join('templates', name), 'utf8') }));
  expect(templates.length).toBeGreaterThan(20);
  expect(checkTemplates(templates, schemas)).toEqual([]);
});

const choices: ModuleChoices = {
  ...{ moduleId: 'slack.webhook', kind: 'webhook', name: 'Slack', description: 'Answers.', tier: 2, team: 'core' },
  ...{ contact: 'lead', auth: 'bearer', durability: 'substrate', policy: 'fail_fast', approval: 'boss', hasTool: true },
  ...{ agent: 'l-cto', cron: '* * * * *' },
};

test.each([
  ['contracts', contractsView(choices, { specFile: 'modules/specs/x.yaml', moduleRoot: 'l9/modules' })],
  [
    'contracts',
    contractsView(
      { ...choices, kind: 'schedule', outboundUrl: 'https://a.example' },
      { specFile: 's', moduleRoot: 'm' },
    ),
  ],
  ['workspace', workspaceView(sampleWorkspace(moduleVariants))],
])('the view of %s is what its schema says', (kind, view) => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schemas[kind] ?? {});
  validate(JSON.parse(JSON.stringify(view)));
  expect(validate.errors).toBeNull();
});
