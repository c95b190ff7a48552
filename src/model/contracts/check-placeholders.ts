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

/**
 * Finds placeholders: `{{…}}` anywhere, `<…>` as a whole value or name, `...`, and `{…}` in paths. Routes, signatures
 * and prose keep their brackets.
 */
export function checkPlaceholders(document: YamlDocument, schema: SchemaNode): Placeholders {
  const places = /\{|<|\.\.\.|…/.test(document.text)
    ? [...placesIn(document.value, { schema, path: [], meaning: undefined })]
    : [];
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
  if (/^<[A-Za-z0-9_][^<>@/=]*>$/.test(whole)) return true;
  const isName = !/\s/.test(whole.replace(/<[^<>]*>/g, ''));
  if (isName && /(^|[/._:-])<[A-Za-z][\w -]*>($|[/._:-])/.test(whole)) return true;
  return isPath && /\{[A-Za-z_][\w-]*\}/.test(text);
}

interface Place {
  readonly path: DocumentPath;
  readonly text: string;
  readonly isKey: boolean;
  readonly meaning: string | undefined;
}

interface Home {
  readonly schema: SchemaNode | undefined;
  readonly path: DocumentPath;
  /** What the schema says of the nearest thing around that it describes. */
  readonly meaning: string | undefined;
}

function* placesIn(value: unknown, home: Home): Generator<Place> {
  const { schema, path, meaning } = home;
  if (typeof value === 'string') {
    const isPath = schema?.keywords['x-path-base'] !== undefined;
    if (isPlaceholder(value, { isPath, isPattern: isPattern(path) }))
      yield { path, text: value, isKey: false, meaning };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* placesIn(item, below(home, index));
  } else if (typeof value === 'object' && value !== null) {
    const unquoted = unquotedPlaceholder(value);
    if (unquoted !== undefined) yield { path, text: unquoted, isKey: false, meaning };
    for (const [key, item] of unquoted === undefined ? Object.entries(value) : []) {
      if (isPlaceholder(key)) yield { path: [...path, key], text: key, isKey: true, meaning: undefined };
      else yield* placesIn(item, below(home, key));
    }
  }
}

function below({ schema, path, meaning }: Home, step: string | number): Home {
  const node = schemaBelow(schema, step);
  const description = node?.keywords['description'];
  return { schema: node, path: [...path, step], meaning: typeof description === 'string' ? description : meaning };
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
