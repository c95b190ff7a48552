import { hashOf, relPath } from '../text/index.js';

/** Where editors find the schema of every contract; `.vscode/settings.json` and the first line of contracts lead here. */
export const editorSchemaPath = relPath('.l9gen/contracts.schema.json');

/** The address of that schema as a contract writes it: relative to the contract's own folder. */
export function editorSchemaFrom(contract: string): string {
  return `${'../'.repeat(contract.split('/').length - 1)}${editorSchemaPath}`;
}

const stamp = /^\{\n "\$comment": "Written by l9gen; content hash ([0-9a-f]{64})\.",\n/;

/** The text of the schema with the hash of its content, by which a later version knows that it may replace it. */
export function stampEditorSchema(schema: Readonly<Record<string, unknown>>): string {
  const hash = hashOf(`${JSON.stringify(schema, null, 1)}\n`);
  return `${JSON.stringify({ $comment: `Written by l9gen; content hash ${hash}.`, ...schema }, null, 1)}\n`;
}

/** Whether a text is a schema that we wrote and nobody changed since. The text may be hostile. */
export function isPristineEditorSchema(text: string): boolean {
  const found = stamp.exec(text);
  return found !== null && hashOf(`{\n${text.slice(found[0].length)}`) === found[1];
}
