import { editorSchemaPath, isPristineEditorSchema } from '../render/index.js';
import { hashOf, type RelPath } from '../text/index.js';
import type { WantedFile } from './wanted.js';

/**
 * The schema with which editors check contracts, as this version publishes it. One that an earlier version wrote is
 * brought up to date; one that a person changed or took away is left so, because no module needs it.
 */
export function wantEditorSchema(published: string, registryFile: RelPath): WantedFile {
  return {
    kind: 'file',
    path: editorSchemaPath,
    ownership: 'generated',
    template: 'contract.schema.json',
    inputs: hashOf(published),
    because: { contract: registryFile, rule: 'editor schema' },
    isOurs: isPristineEditorSchema,
    render: () => Promise.resolve({ value: published, diagnostics: [] }),
  };
}
