import type { Outcome } from '../diagnostics/index.js';
import { applyEdits } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import { dottedPath, type DocumentPath } from './document-path.js';
import { toPointer } from './json-pointer.js';
import { expectedData, sameData } from './yaml-edit/expected-data.js';
import { movedPair } from './yaml-edit/move-pair.js';
import { insertPair, spliceEdit, type Change, type Edited } from './yaml-edit/splice-edit.js';
import { commentsOf } from './yaml-edit/yaml-comments.js';
import { isRefusal, refuse, type Refusal, type TextDocument, type YamlEdit } from './yaml-edit/yaml-edit.js';
import { styleOf } from './yaml-edit/yaml-source.js';
import { parseTree } from './yaml-edit/yaml-tree.js';
import { parseYaml, type YamlDocument } from './yaml-document.js';

/**
 * Edits a YAML document by splicing its text, in order, each edit on the text so far. Comments, order, quotes, line
 * ends and indentation of all it does not name stay as they are. Each result is parsed again and compared with what the
 * edit means; an edit that would do anything else is a finding, and no text comes back.
 */
export function editYaml(document: TextDocument, edits: readonly YamlEdit[]): Outcome<string> {
  const first = parseYaml(document.file, document.text);
  if (!first.value) return { diagnostics: first.diagnostics };
  let current = first.value;
  for (const edit of edits) {
    const next = editOnce(current, edit);
    if (isRefusal(next)) return { diagnostics: [notSafe(first.value, edit, next)] };
    current = next;
  }
  return { value: current.text, diagnostics: [] };
}

function editOnce(document: YamlDocument, edit: YamlEdit): YamlDocument | Refusal {
  if (edit.kind !== 'move') return carryOut(document, (edited) => spliceEdit(edited, edit));
  const added = carryOut(document, (edited) => {
    const pair = movedPair(edited, edit, document.value);
    return isRefusal(pair) ? pair : insertPair(edited, pair);
  });
  return isRefusal(added)
    ? added
    : carryOut(added, (edited) => spliceEdit(edited, { kind: 'remove', path: edit.from }));
}

function carryOut(before: YamlDocument, find: (edited: Edited) => Change | Refusal): YamlDocument | Refusal {
  const { text } = before;
  const root = parseTree(text);
  if (isRefusal(root)) return root;
  const change = find({ text, root, style: styleOf(text, root) });
  if (isRefusal(change)) return change;
  const spliced = applyEdits(text, change.edits);
  return typeof spliced === 'string' ? verified(before, spliced, change) : refuse('two of its changes overlap');
}

/** The oracle: the new text means exactly what the edit says, and no comment is lost. */
function verified(before: YamlDocument, text: string, { means, removed }: Change): YamlDocument | Refusal {
  const after = parseYaml(before.file, text);
  if (!after.value)
    return refuse(`the result would be broken: ${after.diagnostics[0]?.message ?? 'it does not parse'}`);
  if (!sameData(after.value.value, expectedData(before.value, means)))
    return refuse('another value would change with it');
  const [start, end] = removed ?? [0, 0];
  const kept = commentsOf(before.text).filter(({ offset }) => offset < start || offset >= end);
  const present = commentsOf(text).map((comment) => comment.text);
  return holdsInOrder(
    present,
    kept.map((comment) => comment.text),
  )
    ? after.value
    : refuse('a comment would get lost');
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
