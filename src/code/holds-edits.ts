import type { ArrayExpressionElement, ObjectExpression, Program } from 'oxc-parser';

import { exportedLists, valueOf } from './exported-lists.js';
import type { ImportEdit, ListEdit, ModuleEdit, ModuleSource } from './module-edit.js';

/**
 * Whether a module provably holds all edits already, in the plainest form: the import under the wanted name and the
 * entry, each once and letter for letter. `false` only says that it is not proven, and the compiler has to look. The
 * parser used here starts thirty times faster than the compiler, which a command that finds nothing to do must not load.
 */
export async function holdsEdits(source: ModuleSource, edits: readonly ModuleEdit[]): Promise<boolean> {
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
  const proof = errors.length > 0 ? undefined : createProof(program, source.text);
  latest = { source, proof };
  return proof;
}

function createProof(program: Program, text: string): Proof {
  const imports = importKeys(program);
  const lists = new Map<string, ListIndex | undefined>();
  const listOf = (list: string): ListIndex | undefined => {
    if (!lists.has(list)) lists.set(list, indexList(program, text, list));
    return lists.get(list);
  };
  return (edit) =>
    edit.kind === 'import' ? imports.get(importKey(edit)) === 1 : holdsEntry(listOf(edit.list), text, edit);
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

/** The entries of the one list of a name: how often an identifier stands in it, and its objects by the text of a property. */
interface ListIndex {
  readonly identifiers: ReadonlyMap<string, number>;
  readonly withValue: (property: string, code: string) => readonly ObjectExpression[];
}

function indexList(program: Program, text: string, list: string): ListIndex | undefined {
  const lists = exportedLists(program, list);
  const [elements] = lists;
  if (!elements || lists.length > 1) return undefined;
  const byProperty = new Map<string, ReadonlyMap<string, readonly ObjectExpression[]>>();
  return {
    identifiers: countIdentifiers(elements),
    withValue: (property, code) => {
      const known = byProperty.get(property) ?? indexProperty(elements, text, property);
      byProperty.set(property, known);
      return known.get(code) ?? [];
    },
  };
}

function countIdentifiers(elements: readonly ArrayExpressionElement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const element of elements)
    if (element?.type === 'Identifier') counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
  return counts;
}

function indexProperty(
  elements: readonly ArrayExpressionElement[],
  text: string,
  property: string,
): ReadonlyMap<string, readonly ObjectExpression[]> {
  const found = new Map<string, ObjectExpression[]>();
  for (const element of elements) {
    const code = element?.type === 'ObjectExpression' ? valueOf(text, element, property) : undefined;
    if (code === undefined || element?.type !== 'ObjectExpression') continue;
    const same = found.get(code);
    if (same) same.push(element);
    else found.set(code, [element]);
  }
  return found;
}

function holdsEntry(index: ListIndex | undefined, text: string, { key, entry }: ListEdit): boolean {
  if (!index) return false;
  if ('identifier' in key) return 'identifier' in entry && index.identifiers.get(key.identifier) === 1;
  const matches = objectsWith(index, text, Object.entries(key.properties));
  const [match] = matches;
  if (!match || matches.length > 1) return false;
  return 'identifier' in entry || entry.properties.every(({ name, code }) => valueOf(text, match, name) === code);
}

// A key is a plain string in the entry, in either kind of quotes.
function objectsWith(
  index: ListIndex,
  text: string,
  wanted: readonly (readonly [string, string])[],
): readonly ObjectExpression[] {
  const [first, ...rest] = wanted;
  if (!first) return [];
  const quoted = (value: string): readonly string[] => [`'${value}'`, `"${value}"`];
  const candidates = quoted(first[1]).flatMap((code) => index.withValue(first[0], code));
  return candidates.filter((object) =>
    rest.every(([name, value]) => quoted(value).includes(valueOf(text, object, name) ?? '')),
  );
}
