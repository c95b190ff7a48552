import { parseYaml, type DocumentPath, type TextDocument } from '../../documents/index.js';
import { isOneWord, snakeCase, withEdits, type IdPlace, type IdRename, type TextEdit } from '../../text/index.js';
import { scalarsOf, startsWith, type Scalar } from './scalars-of.js';

// Names that others gave: fields of payloads and inputs, addresses, segments of the memory. They do not follow a module.
const foreignNames: readonly DocumentPath[] = [
  ['packet_contract', 'payload_fields'],
  ['threading', 'thread_key_fields'],
  ['idempotency', 'dedupe_key'],
  ['interfaces', 'outbound', '*', 'endpoint'],
  ['wiring', 'tools', 'operations', '*', 'input'],
  ['wiring', 'memory'],
];

// The name for people that `new` makes of an id.
const displayNames: readonly DocumentPath[] = [
  ['metadata', 'name'],
  ['component', 'name'],
  ['subsystem', 'name'],
];

/** What follows a module to its new id: every word, or names alone and no word of a sentence or a comment. */
export type RenameScope = 'words' | 'names';

/**
 * A contract of a module as it reads under its new id: every name that follows from the id, and in the scope `words` also
 * what sentences and comments say. Names that others gave stay. An id of one plain word is never meant in sentences.
 */
export function renameContract({ file, text }: TextDocument, rename: IdRename, scope: RenameScope): string {
  const document = parseYaml(file, text).value;
  if (!document) return text;
  const scalars = scalarsOf(document);
  const shown = scalars.flatMap((scalar) => displayEdit(text, scalar, rename));
  const kept = scalars.filter(({ path }) => foreignNames.some((pattern) => startsWith(path, pattern)));
  const names = scalars.filter(({ value }) => !/\s/.test(value));
  const isMeant = (place: IdPlace): boolean => {
    if (isWithin(place, kept) || isWithin(place, shown)) return false;
    const inSentences = scope === 'words' && !isOneWord(rename.from);
    return inSentences || isWithin(place, names) || isJoined(text, place);
  };
  return withEdits(text, [...shown, ...rename.edits(text, isMeant)]);
}

/** True when a word is part of a longer name or of a path: `orders_total`, `tests/modules/orders`. */
export function isJoined(text: string, { start, end }: IdPlace): boolean {
  return /[_/]/.test(text.charAt(start - 1)) || /^(?:[_/A-Z]|\.[a-z])/.test(text.slice(end, end + 2));
}

function displayEdit(text: string, { path, value, start, end }: Scalar, { from, to }: IdRename): readonly TextEdit[] {
  const shown = displayName(from);
  const at = text.indexOf(shown, start);
  if (value !== shown || at < 0 || at + shown.length > end) return [];
  if (!displayNames.some((pattern) => startsWith(path, pattern))) return [];
  return [{ start: at, end: at + shown.length, text: displayName(to) }];
}

// As `new` makes it.
function displayName(id: string): string {
  const words = snakeCase(id).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isWithin(
  { start, end }: IdPlace,
  ranges: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return ranges.some((range) => start >= range.start && end <= range.end);
}
