import { decodeText } from '../documents/index.js';
import type { FileSystem } from '../host/index.js';
import { wantEditorSchema, type Seed, type WantedFile } from '../plan/index.js';
import { editorSchemaPath } from '../render/index.js';
import { hashOf, relPath, type RelPath } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';

const published = relPath('generated/contract.schema.json');

/** The schema of every contract, as the product publishes it, to be written into a host for its editors. */
export async function readEditorSchema(product: FileSystem): Promise<Seed> {
  const bytes = await product.read(published);
  const content = bytes === undefined ? undefined : decodeText(published, bytes).value;
  if (content === undefined) throw new Error(`the product has lost ${published}`);
  return { path: editorSchemaPath, content };
}

/** What a workspace lacks that was made before editors were thought of. A schema that is there is left as it is. */
export async function missingEditorSchema({ files, product }: ToolkitContext): Promise<readonly Seed[]> {
  return (await files.stat(editorSchemaPath)) ? [] : [await readEditorSchema(product)];
}

/** The schema to be brought up to date, where the one that stands there is not what this version publishes. */
export async function outdatedEditorSchema(
  { files, product }: ToolkitContext,
  registryFile: RelPath,
): Promise<readonly WantedFile[]> {
  const { content } = await readEditorSchema(product);
  const bytes = await files.read(editorSchemaPath);
  const isCurrent = bytes === undefined || hashOf(bytes) === hashOf(content);
  return isCurrent ? [] : [wantEditorSchema(content, registryFile)];
}
