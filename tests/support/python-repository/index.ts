import { codeFiles } from './code.js';
import { documentContracts } from './document-contracts.js';
import { documentFiles } from './documents.js';
import { readmeContracts } from './readme-contracts.js';
import { rootContracts } from './root-contracts.js';
import { testContracts } from './test-contracts.js';
import { testFiles } from './tests.js';

/** A Python repository with a contract of every kind that one without modules has, which keeps all of them. */
export function pythonRepository(): Readonly<Record<string, string>> {
  return {
    ...readmeContracts,
    ...documentContracts,
    ...testContracts,
    ...rootContracts,
    ...codeFiles(),
    ...documentFiles(),
    ...testFiles(),
  };
}
