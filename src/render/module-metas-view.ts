import type { Module } from '../model/index.js';
import { joinPath, type RelPath } from '../text/index.js';
import { editorSchemaFrom } from './editor-schema.js';

/** The contracts of docs and of tests in the folder of a module, by path, each with its template. */
export function moduleMetas({ files }: Pick<Module, 'files'>): ReadonlyMap<RelPath, string> {
  return new Map([
    [joinPath(files.folder, 'README.meta.yaml'), 'contracts/README.meta.yaml.hbs'],
    [joinPath(files.folder, 'tests.meta.yaml'), 'contracts/tests.meta.yaml.hbs'],
  ]);
}

/**
 * What those templates show of a module that stands: a part of the view of `templates/contracts`, all of which follows from
 * the spec and the layout. For a module as `new` makes it, the texts are those of `new`.
 */
export function moduleMetasView(module: Module) {
  const { name, description, snake, files, governance } = module;
  const { folder, handlers, service, tests } = files;
  return {
    ...{ name, description, folder },
    moduleSchema: editorSchemaFrom(joinPath(folder, 'module.meta.yaml')),
    testCommand: `npx vitest run ${tests.folder}`,
    handlersPath: handlers,
    servicePath: service,
    ...{ unitTest: tests.unit, idempotencyTest: tests.idempotency, integrationTest: tests.integration },
    negativeTest: tests.negative,
    flowId: `${snake}_end_to_end`,
    governanceId: `${snake}_approval`,
    requiresApproval: governance.requiresApproval,
  };
}
