import type { Outcome } from '../diagnostics/index.js';
import { fileStart, hashOf, joinPath, type Hash, type RelPath } from '../text/index.js';
import { conflictId, decodeAbout, type ConflictRecord } from './conflict-record.js';
import { ledgerDiagnostics } from './diagnostics.js';
import { isHash, isRecord, parseJson } from './untrusted-json.js';

/** How a conflict is settled: `edited` keeps what the person has made of it since. */
export type Choice = 'ours' | 'theirs' | 'edited';

/** What a person decided about one conflict. It holds for that conflict alone, and until it is forgotten. */
export interface Decision extends Omit<ConflictRecord, 'hint'> {
  readonly choice: Choice;
  /** Where the merge stood before, so that forgetting the decision brings the conflict back. */
  readonly before: { readonly inputs: Hash; readonly text: string };
}

const format = 1;

/** The folder of the decisions, one small file each, so that branches merge. */
export const decisionsFolder = joinPath('.l9gen', 'decisions');

/** Where the decision about a conflict lies. */
export function decisionPath(id: string): RelPath {
  return joinPath(decisionsFolder, `${id}.json`);
}

/** The text of a decision's file. */
export function formatDecision(decision: Decision): string {
  const { id, file, node, choice, base, ours, theirs, before } = decision;
  return `${JSON.stringify({ format, id, file, node, choice, base, ours, theirs, before }, null, 2)}\n`;
}

/** Reads a decision as the hostile input it may be: one whose id does not follow from what it is about decides nothing. */
export function parseDecision(path: RelPath, text: string): Outcome<Decision> {
  const broken = (problem: string): Outcome<Decision> => ({
    diagnostics: [ledgerDiagnostics.create('decision-not-readable', { problem }, { span: fileStart(path) })],
  });
  const value = parseJson(text);
  if (!isRecord(value)) return broken('it is no JSON object');
  if (value['format'] !== format) return broken(`its format is not ${format}`);
  const about = decodeAbout(value);
  if (!about) return broken('it does not say what it is about');
  const id = conflictId(about);
  if (value['id'] !== id || path !== decisionPath(id)) return broken('its id is not that of the conflict it tells');
  const { choice, before } = value;
  if (choice !== 'ours' && choice !== 'theirs' && choice !== 'edited') return broken('it chooses nothing that exists');
  const { inputs, text: made } = isRecord(before) ? before : {};
  if (!isHash(inputs) || typeof made !== 'string') return broken('it does not say what was before');
  return { value: { id, ...about, choice, before: { inputs, text: made } }, diagnostics: [] };
}

/** The base that a file goes back to when a decision about it is forgotten. */
export function baseBefore({ before }: Decision): Hash {
  return hashOf(before.text);
}
