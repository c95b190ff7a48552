import type { Module } from '../model/index.js';
import { relPath } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { fixtureFile } from './module-view-names.js';

/** One file of a module: the template it is made of, where it goes, and whose it is afterwards. */
export interface ModuleTemplate {
  readonly template: string;
  readonly path: RelPath;
  readonly ownership: 'generated' | 'seeded';
}

const entryTemplates = {
  webhook: 'module/router.ts.hbs',
  worker: 'module/worker.ts.hbs',
  schedule: 'module/schedule.ts.hbs',
  tool: 'module/tool.ts.hbs',
} as const;

/** Every file that a module consists of, in a fixed order. Only the handlers are seeded: written once, then a person's. */
export function moduleTemplates(module: Module): readonly ModuleTemplate[] {
  const { files, kind } = module;
  const made = (template: string, path: RelPath): ModuleTemplate => ({
    template: `module/${template}`,
    path,
    ownership: 'generated',
  });
  return [
    made('config.ts.hbs', files.config),
    made('schemas.ts.hbs', files.schemas),
    ...(files.adapter ? [made('adapter.ts.hbs', files.adapter)] : []),
    { template: entryTemplates[kind], path: files.entry, ownership: 'generated' },
    made('service.ts.hbs', files.service),
    ...(files.client ? [made('client.ts.hbs', files.client)] : []),
    { template: 'module/handlers.ts.hbs', path: files.handlers, ownership: 'seeded' },
    made('README.md.hbs', files.readme),
    made('fixture.ts.hbs', relPath(fixtureFile(module))),
    made('unit.test.ts.hbs', files.tests.unit),
    made('idempotency.test.ts.hbs', files.tests.idempotency),
    made('negative.test.ts.hbs', files.tests.negative),
    made('integration.test.ts.hbs', files.tests.integration),
    made('smoke.test.ts.hbs', files.tests.smoke),
  ];
}
