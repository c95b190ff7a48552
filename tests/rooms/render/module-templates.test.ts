import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import type { Module } from '../../../src/model/index.js';
import { checkTemplates, createRenderer, formatText, moduleTemplates, moduleView } from '../../../src/render/index.js';
import type { TemplateSource } from '../../../src/render/index.js';
import { moduleVariants } from './module-variants.js';

const folder = 'templates/module';
const schema: unknown = JSON.parse(readFileSync(join(folder, 'view.schema.json'), 'utf8'));
const sources: readonly TemplateSource[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => ({ name: `module/${name.replaceAll('\\', '/')}`, text: readFileSync(join(folder, name), 'utf8') }));
const renderer = createRenderer(sources);
const houseStyle = { parser: 'typescript', printWidth: 100, singleQuote: true, trailingComma: 'all' } as const;

describe('the templates of a module', () => {
  it('use nothing but what the view schema describes', () => {
    expect(checkTemplates(sources, { module: schema })).toEqual([]);
  });

  it('are all used, each for one file of a module', () => {
    const used = new Set(moduleVariants.flatMap((module) => moduleTemplates(module).map(({ template }) => template)));
    const files = sources.map(({ name }) => name).filter((name) => !name.includes('/partials/'));
    expect([...used].sort()).toEqual([...files].sort());
  });

  it('have a schema that describes every property of every view', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    const validate = ajv.compile(Object(schema));
    for (const module of moduleVariants) {
      validate(JSON.parse(JSON.stringify(moduleView(module))));
      expect({ module: module.id, errors: validate.errors }).toEqual({ module: module.id, errors: null });
    }
  });

  it('have a schema with a description of every property', () => {
    expect(propertiesWithoutDescription(schema, '#')).toEqual([]);
  });
});

describe.each(moduleVariants.map((module) => [module.id, module] as const))('the module %s', (_id, module) => {
  const rendered = moduleTemplates(module).map(({ template, path }) => ({
    template,
    path,
    result: renderer.render(template, moduleView(module)),
  }));

  it('renders every file', () => {
    for (const { template, result } of rendered)
      expect({ template, diagnostics: result.diagnostics }).toEqual({ template, diagnostics: [] });
  });

  it('has TypeScript that is in the house style before the formatter sees it', async () => {
    for (const { path, result } of rendered.filter((file) => file.path.endsWith('.ts'))) {
      expect({ path, text: result.value }).toEqual({ path, text: await format(result.value ?? '', houseStyle) });
    }
  });

  it('has no loop that never runs', () => {
    expect(rendered.filter(({ result }) => result.value?.includes('< 0;'))).toEqual([]);
  });

  it('has a README whose tables keep their rows', async () => {
    const { path, result } = rendered.find((file) => file.path.endsWith('.md')) ?? {
      path: module.files.readme,
      result: { value: undefined },
    };
    const formatted = await formatText(path, result.value ?? '');
    expect(rowsOf(formatted.value ?? '')).toEqual(rowsOf(result.value ?? ''));
    expect(formatted.value).not.toMatch(/undefined|\[object/);
  });

  it('gives equal texts for equal modules', () => {
    const again = moduleTemplates(module).map(
      ({ template }) => renderer.render(template, moduleView(structuredClone(module))).value,
    );
    expect(again).toEqual(rendered.map(({ result }) => result.value));
  });
});

describe('texts that try to break out of their place', () => {
  const hostile = '*/ ${x} ` \' " \n| --> </script> {{id}} \u202e';
  const modules = moduleVariants.map((module) => withTexts(module, hostile));

  it.each(modules.map((module) => [module.id, module] as const))('stay in it in the module %s', async (_id, module) => {
    for (const { template, path } of moduleTemplates(module)) {
      const rendered = renderer.render(template, moduleView(module));
      expect({ template, diagnostics: rendered.diagnostics }).toEqual({ template, diagnostics: [] });
      const formatted = await formatText(path, rendered.value ?? '', template);
      expect({ template, diagnostics: formatted.diagnostics }).toEqual({ template, diagnostics: [] });
      expect(formatted.value).not.toContain('\u202e');
    }
  });
});

function withTexts(module: Module, text: string): Module {
  const extra = {
    path: `odd '${text}' key`.replaceAll('.', ''),
    type: 'string',
    required: false,
    description: text,
  } as const;
  const environment = module.environment.map((variable) => ({
    ...variable,
    description: text,
    ...(variable.required ? {} : { default: text }),
  }));
  const operations = module.tool?.operations.map((operation) => ({
    ...operation,
    description: text,
    input: [...operation.input, extra],
  }));
  return {
    ...module,
    name: text,
    description: text,
    payload: [...module.payload, extra],
    environment,
    ...(module.tool && operations ? { tool: { ...module.tool, operations } } : {}),
    acceptance: { positive: [{ id: text, description: text, test: text }], negative: [] },
  };
}

function rowsOf(markdown: string): readonly string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|') && !/^[| -]+$/.test(line));
  return rows.map((row) => row.replace(/\s+/g, ''));
}

function propertiesWithoutDescription(node: unknown, at: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const properties = Object.entries(Object(Reflect.get(node, 'properties') ?? {}));
  const missing = properties.filter(([, property]) => !isDescribed(property)).map(([name]) => `${at}/${name}`);
  return [
    ...missing,
    ...Object.entries(node).flatMap(([key, inner]) => propertiesWithoutDescription(inner, `${at}/${key}`)),
  ];
}

function isDescribed(property: unknown): boolean {
  return typeof property === 'object' && property !== null && 'description' in property;
}
