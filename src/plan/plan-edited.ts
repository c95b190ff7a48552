import { conflictPath, recordConflict, type ConflictRecord, type LedgerEntry } from '../ledger/index.js';
import { stripDora } from '../render/index.js';
import { createLineIndex, fileStart, hashOf, spanOf, type Span } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import { entryOf, observe, type FileCase, type FileDecision } from './file-decision.js';
import { mergeTexts } from './merge/merge-texts.js';
import type { NodeConflict } from './merge/merged.js';
import type { Conflict, Operation } from './plan.js';
import type { Present } from './present-tree.js';

/** A generated file that a person edited, and what the contracts ask for now (without its DORA block). */
export interface Edited {
  readonly present: Extract<Present, { readonly kind: 'file' }>;
  readonly recorded: LedgerEntry;
  readonly theirs: string;
}

/**
 * Brings a person's edits and a change of the contracts together. Contracts as before: the file stays, and is recorded
 * as it is. Else what changed between the proven base and `theirs` is carried into the person's text; where that is
 * impossible, or the base is not proven, it is a conflict and the file stays.
 */
export async function planEdited(file: FileCase, edited: Edited): Promise<FileDecision> {
  const { recorded, theirs } = edited;
  if (recorded.inputs === file.wanted.inputs) return keepEdit(file, edited);
  const base = [theirs, file.base].find((text) => text !== undefined && hashOf(text) === recorded.base);
  return base === undefined ? withoutBase(file, recorded) : mergeEdit(file, edited, base);
}

function keepEdit(file: FileCase, { present, recorded, theirs }: Edited): FileDecision {
  const { path } = file.wanted;
  const base = recorded.base ?? hashOf(theirs);
  return {
    entry: { ...recorded, output: present.hash, base },
    ...(hashOf(theirs) === base ? { made: theirs } : {}),
    observation: observe(file, 'update'),
    diagnostics: [planDiagnostics.create('edited-kept', { path }, { span: fileStart(path) })],
  };
}

function withoutBase(file: FileCase, recorded: LedgerEntry): FileDecision {
  const { path, because } = file.wanted;
  const diagnostic = planDiagnostics.create('base-not-proven', { path }, { span: fileStart(path) });
  const conflicts = [{ path, diagnostic, because }];
  return { conflicts, entry: recorded, observation: observe(file, 'update'), diagnostics: [diagnostic] };
}

async function mergeEdit(file: FileCase, edited: Edited, base: string): Promise<FileDecision> {
  const { wanted, settled } = file;
  const { present, recorded, theirs } = edited;
  const { path, ownership, because } = wanted;
  const ours = stripDora(path, present.text);
  const merged = await mergeTexts({ path, base, ours, theirs }, (conflict) =>
    settled.decisions.get(recordOf(file, conflict).id),
  );
  const observation = observe(file, 'update');
  if (merged.text === undefined) {
    const before = { inputs: recorded.inputs, text: base };
    const conflicts = merged.conflicts.map((conflict) => {
      return { ...tell(file, present.text, recordOf(file, conflict)), before };
    });
    return { conflicts, entry: recorded, observation, diagnostics: conflicts.map(({ diagnostic }) => diagnostic) };
  }
  const content = wanted.stamp?.(merged.text, present.text) ?? merged.text;
  const after = hashOf(content);
  const made = { entry: entryOf(wanted, after, theirs), made: theirs, observation };
  if (after === present.hash) return { ...made, diagnostics: [] };
  const operation: Operation = {
    kind: 'update',
    path,
    before: present.hash,
    after,
    content,
    ownership,
    because: { ...because, rule: 'merged with hand edits' },
  };
  return { ...made, operation, diagnostics: [] };
}

function recordOf({ wanted }: FileCase, conflict: NodeConflict): ConflictRecord {
  return recordConflict({ file: wanted.path, ...conflict });
}

function tell({ wanted }: FileCase, text: string, record: ConflictRecord): Conflict {
  const { path, because } = wanted;
  const { id, node } = record;
  const params = { path, node, id, record: conflictPath(id) };
  return {
    path,
    record,
    because,
    diagnostic: planDiagnostics.create('merge-conflict', params, { span: placeOf(record, text) }),
  };
}

// Where the person's part stands; what the person took out stands nowhere.
function placeOf({ file, ours }: ConflictRecord, text: string): Span {
  const start = ours === '' ? -1 : text.indexOf(ours);
  if (start < 0) return fileStart(file);
  const blank = /^\s*/.exec(ours)?.[0].length ?? 0;
  const at = start + (blank < ours.length ? blank : 0);
  return spanOf(file, createLineIndex(text), [at, start + ours.length]);
}
