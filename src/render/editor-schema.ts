import { relPath } from '../text/index.js';

/** Where editors find the schema of every contract; `.vscode/settings.json` and the first line of contracts lead here. */
export const editorSchemaPath = relPath('.l9gen/contracts.schema.json');

/** The address of that schema as a contract writes it: relative to the contract's own folder. */
export function editorSchemaFrom(contract: string): string {
  return `${'../'.repeat(contract.split('/').length - 1)}${editorSchemaPath}`;
}
