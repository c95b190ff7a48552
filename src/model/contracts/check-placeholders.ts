import type { Diagnostic } from '../../diagnostics/index.js';
import { toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { contractDiagnostics } from './diagnostics.js';
import { schemaBelow, type SchemaNode } from './schema-node.js';

/** What a template left for a person to write, told once per place. */
export interface Placeholders {
  readonly diagnostics: readonly Diagnostic[];
  /** So many that nothing else about the file is worth telling. */
  readonly isTemplate: boolean;
  /** Whether a finding is about a value that nobody wrote yet. */
  readonly covers: (finding: Diagnostic) => boolean;
}

const few = 10;

/** Of a document in which brackets mean nothing. */
export const noPlaceholders: Placeholders = { diagnostics: [], isTemplate: false, covers: () => false };

/**
 * Finds placeholders: `{{…}}` anywhere, `<…>` as a whole value or name, `{…}` as a whole value or in a path, and `...`.
 * Routes, signatures and prose keep their brackets.
 */
export function checkPlaceholders(document: YamlDocument, schema: SchemaNode): Placeholders {
  const places = mayHold.test(document.text) ? placesIn(document.value, schema) : [];
  const pointers = places.map(({ path }) => toPointer(path));
  const isTemplate = places.length > few;
  const told = isTemplate ? places.slice(0, 1) : places;
  return {
    isTemplate,
    diagnostics: told.map((place) => toFinding(document, place, places.length > few ? places.length : 1)),
    covers: ({ code, pointer = '' }) =>
      pointers.some((own, index) => {
        if (pointer === own || pointer.startsWith(`${own}/`)) return true;
        // A key that stands for others stands for the missing ones beside it.
        return places[index]?.isKey === true && code === 'model/missing-keys' && pointer === parentOf(own);
      }),
  };
}

/** What the place of a text says about brackets in it: `{…}` is none in a path, `<…>` is usual in a pattern or signature. */
interface Setting {
  readonly isPath?: boolean;
  readonly isPattern?: boolean;
}

/** Whether a text is one that a template left to be replaced. */
export function isPlaceholder(text: string, { isPath = false, isPattern = false }: Setting = {}): boolean {
  const whole = text.trim();
  if (/\{\{.*\}\}/s.test(text) || whole === '...' || whole === '…') return true;
  if (isPattern) return false;
  if (/^\{[A-Za-z_][\w-]*\}$/.test(whole)) return true;
  if (/^<[A-Za-z0-9_][^<>@/=]*>$/.test(whole)) return true;
  const isName = !/\s/.test(whole.replace(/<[^<>]*>/g, ''));
  if (isName && /(^|[/._:-])<[A-Za-z][\w -]*>($|[/._:-])/.test(whole)) return true;
  return isPath && /\{[A-Za-z_][\w-]*\}/.test(text);
}

interface Place {
  readonly path: DocumentPath;
  readonly text: string;
  readonly isKey: boolean;
  readonly meaning?: string | undefined;
}

interface Seen {
  readonly text: string;
  readonly isKey: boolean;
  readonly path: DocumentPath;
}

// Most texts have no bracket at all, so what the schema says of a place is looked up for the few that have one.
function gatherBrackets(value: unknown, path: DocumentPath, seen: Seen[]): void {
  if (typeof value === 'string') {
    if (mayHold.test(value)) seen.push({ text: value, isKey: false, path });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (isWorthALook(item)) gatherBrackets(item, [...path, index], seen);
  } else if (typeof value === 'object' && value !== null) {
    const unquoted = unquotedPlaceholder(value);
    if (unquoted !== undefined) return void seen.push({ text: unquoted, isKey: false, path });
    for (const [key, item] of Object.entries(value)) {
      if (mayHold.test(key)) seen.push({ text: key, isKey: true, path: [...path, key] });
      if (isWorthALook(item)) gatherBrackets(item, [...path, key], seen);
    }
  }
}

const mayHold = /[{<]|\.\.\.|…/;

function isWorthALook(value: unknown): boolean {
  return typeof value === 'string' ? mayHold.test(value) : typeof value === 'object' && value !== null;
}

function placesIn(value: unknown, root: SchemaNode): readonly Place[] {
  const seen: Seen[] = [];
  gatherBrackets(value, [], seen);
  return seen.flatMap(({ text, isKey, path }): readonly Place[] => {
    if (isKey) return isPlaceholder(text) ? [{ path, text, isKey }] : [];
    const { isPath, meaning } = settingAt(root, path);
    return isPlaceholder(text, { isPath, isPattern: isPattern(path) }) ? [{ path, text, isKey, meaning }] : [];
  });
}

function settingAt(root: SchemaNode, path: DocumentPath): { readonly isPath: boolean; readonly meaning?: string } {
  let node: SchemaNode | undefined = root;
  let meaning: string | undefined;
  for (const step of path) {
    node = schemaBelow(node, step);
    const description = node?.keywords['description'];
    if (typeof description === 'string') meaning = description;
  }
  return { isPath: node?.keywords['x-path-base'] !== undefined, ...(meaning === undefined ? {} : { meaning }) };
}

// YAML reads `{{name}}` without quotes as a mapping of `{name}` to nothing.
function unquotedPlaceholder(value: object): string | undefined {
  const [[key, item] = ['', undefined], ...more] = Object.entries(value);
  return more.length === 0 && item === null && /^\{.*\}$/.test(key) ? `{${key}}` : undefined;
}

// A pattern for names of files says `<module>` and means it; a signature has type parameters.
function isPattern(path: DocumentPath): boolean {
  return path.some((step) => /pattern|signature/.test(String(step)));
}

function toFinding(document: YamlDocument, place: Place, count: number): Diagnostic {
  const { path, isKey, meaning } = place;
  const text = place.text.length > 60 ? `${place.text.slice(0, 57)}…` : place.text;
  const hint = count > 1 ? 'Fill in every value; "l9gen new" writes contracts without gaps.' : undefined;
  const write = isKey
    ? 'Replace it by the keys that it stands for.'
    : `Write the value: ${meaning ?? 'what is meant.'}`;
  return contractDiagnostics.create(
    'placeholder',
    { text, count },
    { span: document.locate(path, isKey ? 'key' : 'value'), pointer: toPointer(path), hint: hint ?? write },
  );
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
