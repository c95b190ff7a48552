import type { Module } from '../model/index.js';
import { moduleFacts } from './module-facts.js';
import type { ModuleFacts } from './module-facts.js';
import { moduleImports } from './module-view-files.js';
import type { ModuleImports } from './module-view-files.js';

/**
 * Everything the templates of a module place, decided and named: plain JSON. `templates/module/view.schema.json` describes each
 * property for the authors of templates.
 */
export interface ModuleView extends ModuleFacts {
  readonly imports: ModuleImports;
}

/** The view of a module for the templates in `templates/module`. Equal modules give equal views. */
export function moduleView(module: Module): ModuleView {
  const facts = moduleFacts(module);
  return { ...facts, imports: moduleImports(module, facts) };
}
