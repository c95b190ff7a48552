import type { Diagnostic } from '../diagnostics/index.js';
import type { LedgerEntry } from '../ledger/index.js';
import { readDora, stripDora } from '../render/index.js';
import { createLineIndex, fileStart, spanOf, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import { lostLines } from './lost-lines.js';
import { isMadeByUs } from './plan-orphans.js';
import type { Origin, Ownership } from './plan.js';
import type { Present } from './present-tree.js';
import type { RemovalDecision, RemovalInput, Removed } from './removal.js';

type Standing = Extract<Present, { readonly kind: 'file' }>;

interface RemovedFile {
  readonly path: RelPath;
  readonly removed: Removed;
  readonly because: Origin;
  readonly ownership: Ownership;
}

/** Decides about every file of a removed module: those that were made, its contracts, and what else lies in its folders. */
export async function planRemovedFiles(removed: Removed, input: RemovalInput): Promise<readonly RemovalDecision[]> {
  const because = { contract: removed.contract, module: removed.module, rule: 'remove' };
  const decisions: RemovalDecision[] = [];
  for (const [path, entry] of removed.ledger.files) {
    const { ownership } = entry;
    if (ownership === 'ejected') continue;
    decisions.push(...(await planMade({ path, removed, because, ownership }, entry, input)));
  }
  for (const path of removed.contracts)
    decisions.push(...planContract({ path, removed, because, ownership: 'shared' }, input));
  for (const path of removed.others)
    decisions.push(...planForeign({ path, removed, because, ownership: 'shared' }, input));
  return decisions;
}

async function planMade(
  file: RemovedFile,
  entry: LedgerEntry,
  { present: tree, discard }: RemovalInput,
): Promise<readonly RemovalDecision[]> {
  const { path, removed } = file;
  const present = tree.at(path);
  if (present.kind === 'absent') return [];
  if (present.kind === 'other') return [inTheWay(file, present.found)];
  // The record alone could be a lie: the file has to say itself that it was written here.
  if (isMadeByUs(path, entry, present) && readDora(path, present.text)?.file === path) return [deletion(file, present)];
  if (discard.has(path)) return [{ ...deletion(file, present), loses: path }];
  const made = await removed.madeText(path);
  return [lossOf(file, losesEdit(file, present, made))];
}

function planContract(file: RemovedFile, { present: tree }: RemovalInput): readonly RemovalDecision[] {
  const present = tree.at(file.path);
  if (present.kind === 'absent') return [];
  return [present.kind === 'file' ? deletion(file, present) : inTheWay(file, present.found)];
}

function planForeign(file: RemovedFile, { present: tree, discard }: RemovalInput): readonly RemovalDecision[] {
  const { path, removed } = file;
  const present = tree.at(path);
  if (present.kind === 'absent') return [];
  if (present.kind === 'file' && discard.has(path)) return [{ ...deletion(file, present), loses: path }];
  const { module } = removed;
  const lines = present.kind === 'file' ? linesOf(present.text) : undefined;
  return [
    lossOf(file, planDiagnostics.create('removal-loses-file', { path, module, lines }, { span: fileStart(path) })),
  ];
}

function deletion({ path, because, ownership }: RemovedFile, { hash }: Standing): RemovalDecision {
  return { operation: { kind: 'delete', path, before: hash, ownership, because }, diagnostics: [] };
}

function lossOf({ path, because }: RemovedFile, diagnostic: Diagnostic): RemovalDecision {
  return { conflict: { path, diagnostic, because }, loses: path, diagnostics: [diagnostic] };
}

function inTheWay({ path, because }: RemovedFile, found: string): RemovalDecision {
  const diagnostic = planDiagnostics.create('removal-not-a-file', { path, found }, { span: fileStart(path) });
  return { conflict: { path, diagnostic, because }, diagnostics: [diagnostic] };
}

function losesEdit({ path }: RemovedFile, { text }: Standing, made: string | undefined): Diagnostic {
  const body = stripDora(path, text);
  const offset = text.length - body.length;
  const above = text.slice(0, offset).split('\n').length - 1;
  const lost = (made === undefined ? [] : lostLines(made, body)).map((one) => ({ ...one, line: one.line + above }));
  const [first] = lost;
  const start = first
    ? text
        .split('\n')
        .slice(0, first.line - 1)
        .join('\n').length + (first.line > 1 ? 1 : 0)
    : 0;
  const span = first ? spanOf(path, createLineIndex(text), [start, start + first.text.length]) : fileStart(path);
  const whole = made === undefined ? { lines: linesOf(text) } : {};
  return planDiagnostics.create('removal-loses-edit', { path, lost, ...whole }, { span });
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}
