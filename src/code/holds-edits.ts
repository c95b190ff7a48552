import type { ArrayExpressionElement, Program } from 'oxc-parser';

import { exportedLists } from './exported-lists.js';
import type { ImportEdit, ModuleEdit, ModuleSource } from './module-edit.js';

/**
 * Whether a module provably holds all edits already, in the plainest form: the import under the wanted name and the
 * entry, each once and letter for letter. `false` only says that it is not proven, and the compiler has to look. The
 * parser used here starts thirty times faster than the compiler, which a command that finds nothing to do must not load.
 */
export async function holdsEdits(source: ModuleSource, edits: readonly ModuleEdit[]): Promise<boolean> {
  if (edits.some((edit) => edit.kind === 'import' && !source.text.includes(edit.from))) return false;
  const proof = await proofOf(source);
  return proof !== undefined && edits.every(proof);
}

/** `undefined` for a text that does not parse. */
type Proof = ((edit: ModuleEdit) => boolean) | undefined;

// A thousand modules ask the same text, one after the other: it is parsed and indexed once.
let latest: { readonly source: ModuleSource; readonly proof: Proof } | undefined;

async function proofOf(source: ModuleSource): Promise<Proof> {
  if (latest?.source.path === source.path && latest.source.text === source.text) return latest.proof;
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(source.path, source.text);
  const proof = errors.length > 0 ? undefined : createProof(program);
  latest = { source, proof };
  return proof;
}

function createProof(program: Program): Proof {
  const imports = importKeys(program);
  const lists = new Map<string, ReadonlyMap<string, number> | undefined>();
  const listOf = (list: string): ReadonlyMap<string, number> | undefined => {
    if (!lists.has(list)) lists.set(list, indexList(program, list));
    return lists.get(list);
  };
  return (edit) => {
    if (edit.kind === 'import') return imports.get(importKey(edit)) === 1;
    const { slot, entry } = edit;
    const list = slot.symbol ?? slot.usual;
    const isPlain = slot.form === undefined || slot.form === 'value';
    return isPlain && list !== undefined && listOf(list)?.get(entry.value) === 1;
  };
}

function importKey({ from, name, alias }: Pick<ImportEdit, 'from' | 'name' | 'alias'>): string {
  return JSON.stringify([from, name, alias ?? name]);
}

function importKeys(program: Program): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
      const { imported, local } = specifier;
      if (imported.type !== 'Identifier') continue;
      const key = importKey({ from: statement.source.value, name: imported.name, alias: local.name });
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
  }
  return keys;
}

/** How often each identifier stands in the one list of a name. */
function indexList(program: Program, list: string): ReadonlyMap<string, number> | undefined {
  const [elements, second] = exportedLists(program, list);
  return elements && !second ? countIdentifiers(elements) : undefined;
}

function countIdentifiers(elements: readonly ArrayExpressionElement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements)
    if (element?.type === 'Identifier') counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
  return counts;
}
