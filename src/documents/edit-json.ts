import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { applyEdits, type TextEdit } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import { dottedPath, type DocumentPath } from './document-path.js';
import type { JsonEdit } from './json-edit/json-edit.js';
import { objectAt } from './json-edit/json-object.js';
import { insertMember, removeMember, valueSource } from './json-edit/splice-json.js';
import { parseJsonSource, type JsonSource, type JsonToken } from './json-document.js';
import { toPointer } from './json-pointer.js';
import { expectedData, sameData } from './yaml-edit/expected-data.js';
import { isRefusal, refuse, type Refusal, type TextDocument } from './yaml-edit/yaml-edit.js';

/**
 * Edits a JSON text by splicing it, in order, each edit on the text so far. Comments, trailing commas, order, line ends
 * and indentation of all it does not name stay as they are. Each result is parsed again and compared with what the edit
 * means, and no token may get lost; an edit that would do anything else is a finding, and no text comes back.
 */
export function editJson({ file, text }: TextDocument, edits: readonly JsonEdit[]): Outcome<string> {
  const parsed = parseJsonSource(file, text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  let current = parsed.value;
  for (const edit of edits) {
    const next = editOnce(current, edit);
    if (isRefusal(next)) return { diagnostics: [notSafe(parsed.value, edit, next)] };
    current = next;
  }
  return { value: current.document.text, diagnostics: [] };
}

interface Change {
  readonly edits: readonly TextEdit[];
  /** The range whose comments go, too. */
  readonly lost?: readonly [start: number, end: number];
}

function editOnce(before: JsonSource, edit: JsonEdit): JsonSource | Refusal {
  const change = changeOf(before, edit);
  if (isRefusal(change)) return change;
  const text = applyEdits(before.document.text, change.edits);
  if (typeof text !== 'string') return refuse('two of its changes overlap');
  const after = parseJsonSource(before.document.file, text).value;
  if (!after) return refuse('the result would be broken');
  const wanted = expectedData(before.document.value, meaningOf(edit));
  if (!sameData(after.document.value, wanted)) return refuse('another value would change with it');
  return problemOf(before, after, { edit, change }) ?? after;
}

function meaningOf(edit: JsonEdit): Parameters<typeof expectedData>[1] {
  return edit.kind === 'insert' ? { ...edit, place: 'last' } : edit;
}

function changeOf(source: JsonSource, edit: JsonEdit): Change | Refusal {
  if (edit.kind === 'insert') {
    const object = objectAt(source, edit.parent);
    const edits = isRefusal(object) ? object : insertMember(object, edit);
    return isRefusal(edits) ? edits : { edits };
  }
  const object = objectAt(source, edit.path.slice(0, -1));
  if (isRefusal(object)) return object;
  const index = object.members.findIndex(({ name }) => name === String(edit.path.at(-1)));
  const member = object.members[index];
  if (!member) return refuse('there is no such place');
  const { valueStart: start, end } = member;
  const lost = [start, end] as const;
  if (edit.kind === 'remove')
    return { edits: removeMember(object, index, edit.was), ...(edit.mayLose === true ? { lost } : {}) };
  return { edits: [{ start, end, text: valueSource(edit.data, undefined) }] };
}

/** The oracle: whatever goes in, no token is lost; whatever goes out, nothing is added and every comment stays. */
function problemOf(
  before: JsonSource,
  after: JsonSource,
  { edit, change: { lost: [start, end] = [0, 0] } }: { readonly edit: JsonEdit; readonly change: Change },
): Refusal | undefined {
  const kept = before.tokens.filter((token) => token.start < start || token.start >= end);
  const comments = kept.filter(({ isComment }) => isComment);
  if (!holdsInOrder(after.tokens, comments)) return refuse('a comment would get lost');
  if (edit.kind === 'insert' && !holdsInOrder(after.tokens, before.tokens)) return refuse('a token would get lost');
  if (edit.kind === 'remove' && !holdsInOrder(before.tokens, after.tokens)) return refuse('a token would change');
  return undefined;
}

function holdsInOrder(present: readonly JsonToken[], wanted: readonly JsonToken[]): boolean {
  let found = 0;
  for (const { text } of present) if (text === wanted[found]?.text) found += 1;
  return found === wanted.length;
}

function notSafe({ document }: JsonSource, edit: JsonEdit, { refused }: Refusal): Diagnostic {
  const path: DocumentPath = edit.kind === 'insert' ? [...edit.parent, edit.key] : edit.path;
  return documentDiagnostics.create(
    'edit-not-safe',
    { path: dottedPath(path), problem: refused },
    { span: document.locate(path, 'key'), pointer: toPointer(path) },
  );
}

/** What stands between the braces of an empty object, for a `remove` that restores it; `undefined` for any other value. */
export function emptyJson({ file, text }: TextDocument, path: DocumentPath): string | undefined {
  const source = parseJsonSource(file, text).value;
  const object = source && objectAt(source, path);
  if (!object || isRefusal(object) || object.members.length > 0 || object.comments.length > 0) return undefined;
  return text.slice(object.open, object.close);
}
