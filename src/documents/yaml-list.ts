import type { Outcome } from '../diagnostics/index.js';
import { documentDiagnostics } from './diagnostics.js';
import { editYaml } from './edit-yaml.js';
import { parseYaml } from './yaml-document.js';
import type { TextDocument } from './yaml-edit/yaml-edit.js';

/**
 * Adds an entry to the list at a top-level key, losing nothing: every other byte stays. `entry` is the YAML of the
 * entry without dash and indent, lines separated by LF. An empty flow list (`modules: []`) becomes a block list.
 */
export function appendToList(source: TextDocument, key: string, entry: string): Outcome<string> {
  const document = parseYaml(source.file, source.text).value;
  const list = document?.value[key];
  const filled = list !== null && !Array.isArray(list);
  if (document && (!Object.hasOwn(document.value, key) || filled))
    return { diagnostics: [documentDiagnostics.create('list-not-found', { path: key }, { file: source.file })] };
  return editYaml(source, [{ kind: 'append', path: [key], text: entry }]);
}

/**
 * Takes the entries with these indices out of the list at a top-level key: the inverse of {@link appendToList}. Comments
 * above an entry stay; one inside of it is a finding, unless `mayLose`. A list that gets empty becomes `[]`.
 */
export function removeFromList(
  source: TextDocument,
  key: string,
  wish: { readonly indices: readonly number[]; readonly mayLose: boolean },
): Outcome<string> {
  const kept = wish.mayLose ? 'above' : 'all';
  const edits = [...wish.indices]
    .sort((a, b) => b - a)
    .map((index) => ({ kind: 'remove', path: [key, index], comments: kept }) as const);
  return editYaml(source, edits);
}
