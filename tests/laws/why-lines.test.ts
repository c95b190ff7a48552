import { expect, test } from 'vitest';

import { createNodeFileSystem } from '../../src/host/index.js';
import { createAlternatives, decodeWorkspace, type Module } from '../../src/model/index.js';
import { alignLines, findCauses } from '../../src/plan/index.js';
import {
  createRenderer,
  formatText,
  moduleTemplates,
  moduleView,
  renderMarked,
  type ModuleTemplate,
} from '../../src/render/index.js';
import { readTemplates, readWorkspace } from '../../src/sources/index.js';

/*
 * What `why` says of a line of a generated file is so: the template line exists and says it, and a value that is named as
 * a cause decides on the line.
 */

const sources = (await readWorkspace(createNodeFileSystem('examples/demo-host'))).value;
if (!sources) throw new Error('the demo host has contracts');
const modules = decodeWorkspace(sources).value?.modules ?? [];
const templates = await readTemplates(createNodeFileSystem('.'), 'module');
const renderer = createRenderer(templates);
const files = modules.flatMap((module) => moduleTemplates(module).map((file) => ({ module, file, name: file.path })));

function templateLine(template: string, line: number): string {
  return templates.find(({ name }) => name === template)?.text.split('\n')[line - 1] ?? '';
}

async function formatted(module: Module, { template, path }: ModuleTemplate): Promise<string> {
  const text = renderer.render(template, moduleView(module)).value ?? '';
  return (await formatText(path, text)).value ?? '';
}

// The formatter stretches tables.
function isLiteral(line: string): boolean {
  return line !== '' && !line.includes('{{') && !/^\s*\|/.test(line);
}

const nonBlank = (text: string): string => text.replace(/\s+/g, '');

test.each(files)('each line of $name comes from a line of a template that says it', async ({ module, file }) => {
  const marked = renderMarked(templates, file.template, moduleView(module)).value;
  if (!marked) throw new Error('the template renders');
  expect(marked.text).toBe(renderer.render(file.template, moduleView(module)).value);
  const body = await formatted(module, file);
  const aligned = alignLines(marked, body);
  for (const [at, line] of body.replace(/\n$/, '').split('\n').entries()) {
    const { from = [], tokens = [] } = aligned[at] ?? {};
    const said = from.flat().map((place) => templateLine(place.template, place.line));
    expect(said.length, `line ${at + 1}: ${line}`).toBeGreaterThan(0);
    for (const text of said) expect(text, `line ${at + 1}: ${line}`).toMatch(/\S/);
    const [literal = ''] = from.length === 1 && tokens.length > 0 ? said : [];
    if (isLiteral(literal)) expect(nonBlank(literal)).toContain(nonBlank(line).replace(/[,;]$/, ''));
  }
});

// The small files of a module with and of one without events: what a cause costs to verify is a formatting of its own.
const verified = files.filter(({ file }) => /config|schemas|smoke/.test(file.template));

test.each(verified)('each cause of a line of $name changes the line', async ({ module, file }) => {
  const marked = renderMarked(templates, file.template, moduleView(module)).value;
  if (!marked) throw new Error('the template renders');
  const alternatives = createAlternatives(sources, module.id);
  const finder = findCauses({ module, template: file.template, renderer, text: marked.text }, alternatives, '');
  const body = await formatted(module, file);
  const lines = body.split('\n');
  const others = new Map<unknown, readonly string[]>();
  let causes = 0;
  for (const [at, aligned] of alignLines(marked, body).entries())
    for (const { part } of finder.of(aligned)) {
      const made =
        others.get(part) ?? (await Promise.all([...alternatives.of(part)].map((other) => formatted(other, file))));
      others.set(part, made);
      const line = lines[at] ?? '';
      const count = (text: string): number => text.split('\n').filter((other) => other === line).length;
      causes += 1;
      expect(
        made.some((text) => count(text) < count(body)),
        `${part.file}:${part.span.start.line} ${part.path.join('.')} decides on line ${at + 1}: ${line}`,
      ).toBe(true);
    }
  expect(causes).toBeGreaterThan(0);
});
