import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { appendToList } from '../../src/documents/index.js';
import { relPath } from '../../src/text/index.js';

/** The modules of the demo, from the catalogue in `specs/modules`. */
export const demoModules = [
  { id: 'slack.webhook', snake: 'slack_webhook' },
  { id: 'refund.desk', snake: 'refund_desk' },
] as const;

const catalogue = resolve(import.meta.dirname, '../../specs/modules');
const registry = relPath('modules/registry.yaml');

/** Puts the contracts of a module from the catalogue into a host, each at its place, and registers the module. Gives the spec's path. */
export async function addContracts(folder: string, { id, snake }: (typeof demoModules)[number]): Promise<string> {
  const spec = `Module-Spec-v2.6-${snake}.yaml`;
  await mkdir(join(folder, 'l9/modules', snake), { recursive: true });
  await mkdir(join(folder, 'modules/specs'), { recursive: true });
  for (const name of await readdir(join(catalogue, snake))) {
    const target = name === spec ? join('modules/specs', name) : join('l9/modules', snake, name);
    await cp(join(catalogue, snake, name), join(folder, target));
  }
  const text = await readFile(join(folder, registry), 'utf8');
  const entry = `{ module_id: ${id}, tier: 2, status: spec_complete, scope: Part of the demo. }`;
  const extended = appendToList({ file: registry, text }, 'modules', entry);
  if (extended.value === undefined) throw new Error(`${registry} has no list of modules`);
  await writeFile(join(folder, registry), extended.value);
  return `modules/specs/${spec}`;
}
