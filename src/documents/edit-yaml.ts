import type { Outcome } from '../diagnostics/index.js';
import { applyEdits } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import { dottedPath, type DocumentPath } from './document-path.js';
import { toPointer } from './json-pointer.js';
import { expectedData, sameData } from './yaml-edit/expected-data.js';
import { movedPair } from './yaml-edit/move-pair.js';
import { emptyText, insertPair, spliceEdit, type Change, type Edited } from './yaml-edit/splice-edit.js';
import { commentsAmong, type YamlComment } from './yaml-edit/yaml-comments.js';
import { isRefusal, refuse, type Refusal, type TextDocument, type YamlEdit } from './yaml-edit/yaml-edit.js';
import { styleOf } from './yaml-edit/yaml-source.js';
import { parseYamlSource, type YamlDocument, type YamlSource } from './yaml-document.js';

/**
 * Edits a YAML document by splicing its text, in order, each edit on the text so far. Comments, order, quotes, line
 * ends and indentation of all it does not name stay as they are. Each result is parsed again and compared with what the
 * edit means; an edit that would do anything else is a finding, and no text comes back.
 */
export function editYaml({ file, text, dialect }: TextDocument, edits: readonly YamlEdit[]): Outcome<string> {
  const parsed = parseYamlSource(file, text, dialect);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const first = stateOf(parsed.value, dialect);
  let current = first;
  for (const edit of edits) {
    const next = editOnce(current, edit);
    if (isRefusal(next)) return { diagnostics: [notSafe(first.document, edit, next)] };
    current = next;
  }
  return { value: current.text, diagnostics: [] };
}

interface State extends Edited {
  readonly document: YamlDocument;
  readonly dialect: TextDocument['dialect'];
}

function stateOf({ document, root, tokens }: YamlSource, dialect: TextDocument['dialect']): State {
  const { text } = document;
  return { document, dialect, text, root, comments: commentsAmong(tokens), style: styleOf(text, root) };
}

function editOnce(state: State, edit: YamlEdit): State | Refusal {
  if (edit.kind !== 'move') return carryOut(state, spliceEdit(state, edit));
  const pair = movedPair(state, edit, state.document.value);
  const added = isRefusal(pair) ? pair : carryOut(state, insertPair(state, pair));
  return isRefusal(added) ? added : carryOut(added, spliceEdit(added, { kind: 'remove', path: edit.from }));
}

function carryOut(before: State, change: Change | Refusal): State | Refusal {
  if (isRefusal(change)) return change;
  const spliced = applyEdits(before.text, change.edits);
  return typeof spliced === 'string' ? verified(before, spliced, change) : refuse('two of its changes overlap');
}

/** The oracle: the new text means exactly what the edit says, and no comment is lost. */
function verified(before: State, text: string, { means, removed }: Change): State | Refusal {
  const parsed = parseYamlSource(before.document.file, text, before.dialect);
  if (!parsed.value)
    return refuse(`the result would be broken: ${parsed.diagnostics[0]?.message ?? 'it does not parse'}`);
  const after = stateOf(parsed.value, before.dialect);
  if (!sameData(after.document.value, expectedData(before.document.value, means)))
    return refuse('another value would change with it');
  const [start, end] = removed ?? [0, 0];
  const kept = before.comments.filter(({ offset }) => offset < start || offset >= end);
  return holdsInOrder(textsOf(after.comments), textsOf(kept)) ? after : refuse('a comment would get lost');
}

function textsOf(comments: readonly YamlComment[]): readonly string[] {
  return comments.map(({ text }) => text);
}

function holdsInOrder(present: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const text of present) if (text === wanted[found]) found += 1;
  return found === wanted.length;
}

function notSafe(document: YamlDocument, edit: YamlEdit, { refused }: Refusal): Outcome<string>['diagnostics'][number] {
  const path = pathOf(edit);
  return documentDiagnostics.create(
    'edit-not-safe',
    { path: dottedPath(path), problem: refused },
    { span: document.locate(path, 'key'), pointer: toPointer(path) },
  );
}

function pathOf(edit: YamlEdit): DocumentPath {
  if (edit.kind === 'insert') return [...edit.parent, edit.key];
  return edit.kind === 'move' ? edit.from : edit.path;
}

/** What an empty collection of a document reads as, for a `remove` that restores it; see {@link emptyText}. */
export function emptyYaml({ file, text, dialect }: TextDocument, path: DocumentPath): string | undefined {
  const parsed = parseYamlSource(file, text, dialect);
  return parsed.value && emptyText(stateOf(parsed.value, dialect), path);
}
