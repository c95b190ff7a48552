import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Module } from '../../../src/model/index.js';
import { createRenderer, modulePackages, moduleTemplates, moduleView } from '../../../src/render/index.js';
import { moduleVariants } from './module-variants.js';

/* The package file of a host gets what generated code imports, and nothing else. */

const templates = readdirSync('templates/module', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => ({ name: `module/${name}`, text: readFileSync(join('templates/module', name), 'utf8') }));
const renderer = createRenderer(templates);

/** What a module imports from packages: where from, and what for. */
function importsOf(module: Module): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const rank = ['to test', 'to compile', 'to run'];
  for (const { template, path } of moduleTemplates(module)) {
    const text = renderer.render(template, moduleView(module)).value ?? '';
    for (const [, words = '', from = ''] of text.matchAll(/^import ((?:[^;]|\n)*?) from '([^.'][^']*)';/gm)) {
      if (from.startsWith('node:')) continue;
      const isType = words.startsWith('type ') || !/[{,]\s*(?!type )\w/.test(words);
      const needed = path.startsWith('tests/') ? 'to test' : isType ? 'to compile' : 'to run';
      const before = found.get(from);
      found.set(from, before !== undefined && rank.indexOf(before) > rank.indexOf(needed) ? before : needed);
    }
  }
  return found;
}

test.each(moduleVariants.map((module) => [module.id, module] as const))('%s needs what it imports', (_id, module) => {
  const needed = new Map(modulePackages.map(({ name, needed: when }) => [name, when]));
  expect([...needed].sort()).toEqual([...importsOf(module)].sort());
});

test('each package has the range that a new host has', () => {
  const text = readFileSync('templates/host/package.json.hbs', 'utf8').replace('{{json package_name}}', '"x"');
  const host = JSON.parse(text) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >;
  for (const { name, range, needed } of modulePackages)
    expect(host[needed === 'to test' ? 'devDependencies' : 'dependencies'][name]).toBe(range);
});
