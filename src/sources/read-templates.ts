import { decodeText } from '../documents/index.js';
import type { FileSystem } from '../host/index.js';
import { byCodePoint, joinPath, relPath, type RelPath } from '../text/index.js';

/** A template file of the product: its path below `templates/` and its text. */
export interface TemplateFile {
  readonly name: string;
  readonly text: string;
}

const root = relPath('templates');

/**
 * Reads every template of a kind, which is a folder of the template tree, sorted by path. The templates are the product's
 * own, so a file that is no text is a bug and throws.
 */
export function readTemplates(product: FileSystem, kind: string): Promise<readonly TemplateFile[]> {
  return readFolder(product, joinPath(root, kind));
}

async function readFolder(product: FileSystem, folder: RelPath): Promise<readonly TemplateFile[]> {
  const names = (await product.list(folder)) ?? [];
  const found: TemplateFile[] = [];
  for (const name of [...names].sort(byCodePoint)) {
    const path = joinPath(folder, name);
    const kind = (await product.stat(path))?.kind;
    if (kind === 'directory') {
      if (name !== 'node_modules') found.push(...(await readFolder(product, path)));
    } else if (kind === 'file') {
      found.push({ name: path.slice(root.length + 1), text: await readText(product, path) });
    }
  }
  return found;
}

async function readText(files: FileSystem, path: RelPath): Promise<string> {
  const bytes = await files.read(path);
  const text = bytes === undefined ? undefined : decodeText(path, bytes).value;
  if (text === undefined) throw new Error(`the template ${path} is no text file`);
  return text;
}
