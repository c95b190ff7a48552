import { describe, expect, it } from 'vitest';
import { editModule } from '../../../src/code/index.js';
import type { Module } from '../../../src/model/index.js';
import { moduleTemplates, moduleView, moduleWiring } from '../../../src/render/index.js';
import { relPath } from '../../../src/text/index.js';
import { moduleVariants } from './module-variants.js';

const shared = {
  router: relPath('l9/router.ts'),
  tools: relPath('l9/tool_registry.ts'),
  agents: relPath('l9/core/agents/registry.ts'),
};

function variant(id: string): Module {
  const found = moduleVariants.find((module) => module.id === id);
  if (!found) throw new Error(`no variant ${id}`);
  return found;
}

describe('moduleView', () => {
  it('is plain JSON', () => {
    for (const module of moduleVariants)
      expect(JSON.parse(JSON.stringify(moduleView(module)))).toEqual(moduleView(module));
  });

  it('has nothing of approval, authentication, calls or a tool that is not declared', () => {
    const view = moduleView(variant('open.hook'));
    expect(view).not.toHaveProperty('approval');
    expect(view).not.toHaveProperty('authentication');
    expect(view).not.toHaveProperty('tool');
    expect(view).toMatchObject({ calls: [], hasCalls: false, isHeld: false, imports: { client: [] } });
  });

  it('holds the work only where a person decides', () => {
    expect(moduleView(variant('slack.webhook'))).toMatchObject({
      isHeld: true,
      approval: { approver: 'igor', tokenVariable: 'L9_APPROVER_IGOR_TOKEN' },
    });
    expect(moduleView(variant('calendar_adapter'))).toMatchObject({ isHeld: false, approval: { mechanism: 'auto' } });
  });

  it('takes best effort for fail fast when no step can fail without ending the run', () => {
    const tolerant = variant('email.adapter');
    expect(moduleView(tolerant).isTolerant).toBe(true);
    expect(moduleView({ ...tolerant, outbound: [] }).isTolerant).toBe(false);
  });

  it('tells only of the failures that the module can run into', () => {
    const categories = (id: string): readonly string[] =>
      moduleView(variant(id)).failures.map(({ category }) => category);
    const always = ['side_effect_failure', 'storage_failure', 'validation_error'];
    expect(categories('heartbeat')).toEqual(always);
    expect(categories('open.hook')).toEqual(always);
    expect(categories('git_hub.hook')).toEqual(['invalid_signature', ...always]);
    expect(categories('slack.webhook')).toEqual([
      'invalid_signature',
      'side_effect_failure',
      'stale_timestamp',
      'storage_failure',
      'validation_error',
    ]);
  });

  it('knows which operation asks for a thread that the module may read', () => {
    const tells = (module: Module): readonly boolean[] =>
      moduleView(module).operations.map(({ tellsOfThread }) => tellsOfThread);
    const slack = variant('slack.webhook');
    expect(tells(slack)).toEqual([false, true]);
    expect(tells({ ...slack, memory: { reads: [], writes: [] } })).toEqual([false, false]);
  });

  it('makes a tree of dotted fields, optional where every field below is', () => {
    const { payload } = moduleView(variant('calendar_adapter'));
    expect(payload.map(({ key, isObject, isOptional }) => ({ key, isObject, isOptional }))).toEqual([
      { key: 'calendar', isObject: true, isOptional: false },
      { key: 'change', isObject: true, isOptional: true },
    ]);
    expect(payload[1]?.fields[1]?.access).toEqual([
      { name: 'change', isIdentifier: true, isOptional: false },
      { name: 'sequence', isIdentifier: true, isOptional: true },
    ]);
  });

  it('keeps the fields of a form flat, whatever their names hold', () => {
    const form = variant('twilio.adapter');
    const { payload } = moduleView({
      ...form,
      payload: [...form.payload, { path: 'a.b', type: 'string', required: true }],
    });
    expect(payload.at(-1)).toMatchObject({
      key: 'a.b',
      isObject: false,
      access: [{ name: 'a.b', isIdentifier: false }],
    });
  });

  it('requires the field that holds the id of the event, whatever was declared', () => {
    const module = variant('slack.webhook');
    const payload = module.payload.map((field) => ({ ...field, required: false }));
    expect(moduleView({ ...module, payload }).payload[0]).toMatchObject({
      key: 'event_id',
      isOptional: false,
      isNonEmpty: true,
    });
  });

  it('splits the signed text into its pieces', () => {
    const pieces = moduleView(variant('slack.webhook')).authentication?.signedText.map(({ text }) => text);
    expect(pieces).toEqual(['v0:', '{timestamp}', ':', '{body}']);
  });

  it('works out the thread of the sample event by the published rule', () => {
    // uuid5 of the sample topic in the name space of slack.l9.internal, worked out elsewhere.
    expect(moduleView(variant('open.hook')).testing.threadId).toBe('5896525f-0891-5d70-bfe8-f8dbd89ccf1f');
  });

  it('imports exactly what the kind of module needs', () => {
    const names = (id: string): readonly string[] =>
      moduleView(variant(id)).imports.adapter.flatMap((line) => line.names.map(({ name }) => name));
    expect(names('slack.webhook')).toEqual(
      expect.arrayContaining(['verifyHmacSha256', 'isFresh', 'StaleTimestampError']),
    );
    expect(names('open.hook')).not.toEqual(expect.arrayContaining(['AuthenticationError']));
    expect(names('open.hook')).toContain('createHash');
  });

  it('follows the layout in its import paths', () => {
    const module = variant('open.hook');
    const files = { ...module.files, config: relPath('l9/settings/open.ts') };
    const found = moduleView({ ...module, files }).imports.service.map(({ from }) => from);
    expect(found).toContain('../../../settings/open.js');
  });
});

describe('moduleTemplates', () => {
  it('gives every file of the module once, the handlers as the only seeded one', () => {
    for (const module of moduleVariants) {
      const files = moduleTemplates(module);
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
      expect(files.filter(({ ownership }) => ownership === 'seeded').map(({ path }) => path)).toEqual([
        module.files.handlers,
      ]);
    }
  });
});

describe('moduleWiring', () => {
  it('registers the entry under a name of its own', () => {
    expect(moduleWiring(variant('slack.webhook'), shared).router).toEqual({
      import: { name: 'router', alias: 'slackWebhookRouter', from: './modules/slack_webhook/routes/slack_webhook.js' },
      entry: { identifier: 'slackWebhookRouter' },
    });
  });

  it('asks for one name in the tool registry, so that the line is one', async () => {
    const { tool } = moduleWiring(variant('slack.webhook'), shared);
    if (!tool) throw new Error('no tool');
    const text =
      "import type { ToolDefinition } from './core/tools.js';\n\nexport const tools: readonly ToolDefinition[] = [];\n";
    const edited = await editModule({ path: shared.tools, text }, [
      { kind: 'import', ...tool.import },
      { kind: 'entry', slot: { symbol: 'tools' }, entry: { value: tool.entry.identifier, id: 'slack.webhook' } },
    ]);
    expect(edited.diagnostics).toEqual([]);
    expect(edited.value?.split('\n')).toEqual([
      "import type { ToolDefinition } from './core/tools.js';",
      "import { slackWebhookToolDefinition } from './modules/slack_webhook/schemas.js';",
      '',
      'export const tools: readonly ToolDefinition[] = [',
      '  slackWebhookToolDefinition,',
      '];',
      '',
    ]);
  });

  it('asks for one name in the agent registry where agents may call the tool, and for none without', () => {
    const slack = variant('slack.webhook');
    expect(moduleWiring(slack, shared).agents).toEqual({
      import: { name: 'slackWebhookAgentBindings', from: '../../modules/slack_webhook/schemas.js' },
      entry: { identifier: 'slackWebhookAgentBindings' },
    });
    const unbound = moduleWiring({ ...slack, ...(slack.tool && { tool: { ...slack.tool, bindings: [] } }) }, shared);
    expect(unbound).toHaveProperty('tool');
    expect(unbound).not.toHaveProperty('agents');
    expect(moduleWiring(variant('heartbeat'), shared)).not.toHaveProperty('tool');
    expect(moduleWiring(variant('heartbeat'), shared)).toMatchObject({ environment: [] });
  });

  it('writes env values that every reader takes the same way', () => {
    const lines = moduleWiring(variant('email.adapter'), shared).environment;
    expect(lines.at(-1)).toEqual({
      name: 'EMAIL_SENDER',
      value: '"it\'s me"',
      comment: 'EMAIL_SENDER: Who the answers come from (optional)',
    });
    const hostile = { name: 'X', required: true, description: 'a\nB=1', example: 'a\nB=1' };
    expect(moduleWiring({ ...variant('heartbeat'), environment: [hostile] }, shared).environment).toEqual([
      { name: 'X', value: '', comment: 'X: a B=1' },
    ]);
  });
});
