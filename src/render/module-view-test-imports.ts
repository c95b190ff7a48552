import type { Module } from '../model/index.js';
import type { RelPath } from '../text/index.js';
import type { ImportView } from './module-view-imports.js';
import type { ModuleFacts } from './module-facts.js';

/** The import statements of each test file. */
export interface TestImports {
  readonly fixture: readonly ImportView[];
}

/** What the tests import. */
export function testImports(_module: Module, _facts: ModuleFacts, _fixture: RelPath): TestImports {
  return { fixture: [] };
}
