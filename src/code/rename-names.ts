import { applyEdits, type TextEdit } from '../text/index.js';
import type { ModuleSource } from './module-edit.js';
import { outlineModule } from './outline/outline-module.js';

/**
 * The text of a module with other names: identifiers, and string literals that say exactly one of `names`, wherever they
 * stand. Members of other objects (`x.name`), comments and every other byte stay. `undefined` when it does not parse.
 */
export async function renameNames(
  source: ModuleSource,
  names: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const { text } = source;
  if (![...names.keys()].some((name) => text.includes(name))) return text;
  const tokens = (await outlineModule(source))?.tokens;
  if (!tokens) return undefined;
  const edits: TextEdit[] = [];
  let before = '';
  tokens.starts.forEach((start, index) => {
    const token = text.slice(start, tokens.ends[index] ?? start);
    const quote = /^["'`]/.test(token) ? 1 : 0;
    const wanted = names.get(token.slice(quote, token.length - quote));
    const isMember = before === '.' || before === '?.';
    before = token;
    if (wanted === undefined || isMember) return;
    edits.push({ start: start + quote, end: start + token.length - quote, text: wanted });
  });
  const renamed = applyEdits(text, edits);
  return typeof renamed === 'string' ? renamed : undefined;
}
