import type { DiagnosticEdit } from '../../diagnostics/index.js';
import { isMapping, valueAt, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { nearestName, yamlScalar } from '../../text/index.js';

/** Where an edit would go: a key or value of a document. */
export interface EditPlace {
  readonly document: YamlDocument;
  readonly path: DocumentPath;
}

interface Edited {
  readonly edit?: DiagnosticEdit;
  readonly fix?: string;
}

/** The renaming of a misspelt key, when exactly one known key is near and it is not there already. */
export function renameEdit({ document, path }: EditPlace, known: readonly string[]): Edited {
  const near = onlyNear(String(path.at(-1)), known);
  const siblings = valueAt(document.value, path.slice(0, -1));
  if (near === undefined || (isMapping(siblings) && Object.hasOwn(siblings, near))) return {};
  return { edit: { kind: 'rename-key', path, key: near }, fix: `${near}:` };
}

/** The one allowed value that is near to what stands there, in the quotes that stand there. */
export function spellingEdit(place: EditPlace, data: unknown, allowed: readonly unknown[]): Edited {
  if (typeof data !== 'string') return {};
  const near = onlyNear(
    data,
    allowed.filter((value) => typeof value === 'string'),
  );
  const quote = /^["']/.exec(sourceOf(place))?.[0] ?? '';
  return near === undefined ? {} : setValue(place, quote === '' ? yamlScalar(near) : `${quote}${near}${quote}`);
}

const truths: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'on', 'y'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'off', 'n'].map((word) => [word, 'false'] as const),
]);

/**
 * The same value as another type: `yes` as true, `"2"` as 2, 2.60 as "2.60", one text as a list of it where `items` are
 * texts. Only where one type is expected.
 */
export function typeEdit(
  place: EditPlace,
  { data, items }: { readonly data: unknown; readonly items?: unknown },
  expected: readonly string[],
): Edited {
  const [type] = expected;
  if (expected.length !== 1) return {};
  if (type === 'array') return listEdit(place, data, items);
  if (type === 'boolean' && typeof data === 'string') {
    const meant = truths.get(data.toLowerCase());
    return meant === undefined ? {} : setValue(place, meant);
  }
  if ((type === 'integer' || type === 'number') && typeof data === 'string') {
    const fits = String(Number(data)) === data && (type === 'number' || Number.isSafeInteger(Number(data)));
    return fits ? setValue(place, data) : {};
  }
  // As it is written, not as it was read: 2.60 would lose its zero.
  const source = sourceOf(place);
  return type === 'string' && typeof data === 'number' && /^[-+.\w]+$/.test(source)
    ? setValue(place, `"${source}"`)
    : {};
}

// A text with a comma or a line break in it may stand for several items, and one with a bracket for a list gone wrong.
function listEdit(place: EditPlace, data: unknown, items: unknown): Edited {
  const takesText = isMapping(items) && [items['type']].flat().includes('string');
  const isOne = typeof data === 'string' && data !== '' && !/[,;[\]{}\n]/.test(data);
  return takesText && isOne ? setValue(place, `[${sourceOf(place)}]`) : {};
}

function setValue({ path }: EditPlace, text: string): Edited {
  return { edit: { kind: 'set-value', path, text }, fix: text };
}

function sourceOf({ document, path }: EditPlace): string {
  const { start, end } = document.locate(path);
  return document.text.slice(start.offset, end.offset);
}

// Two near names are no certainty, however much nearer one of them is.
function onlyNear(name: string, candidates: readonly string[]): string | undefined {
  const near = nearestName(name, candidates);
  const second = nearestName(
    name,
    candidates.filter((candidate) => candidate !== near),
  );
  return second === undefined ? near : undefined;
}
