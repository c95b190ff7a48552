import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { fromPointer, parseYaml, toPointer, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import type { Span } from '../../text/index.js';
import { specVersions, type SpecVersion } from '../spec/canonical-spec.js';
import { applySpecEdit } from './apply-spec-edit.js';
import { createReading, type Answers } from './create-reading.js';
import { keyLines } from './key-lines.js';
import type { MigrationFacts, MigrationStep, Question } from './migration-step.js';
import type { SpecEdit } from './spec-edit.js';
import { stepTo22 } from './step-2-2.js';
import { stepTo23 } from './step-2-3.js';
import { stepTo24 } from './step-2-4.js';
import { stepTo25 } from './step-2-5.js';
import { stepTo26 } from './step-2-6.js';

const steps: readonly MigrationStep[] = [stepTo22, stepTo23, stepTo24, stepTo25, stepTo26];

/** A spec of a known version that holds, where it shall go, and what else is known. */
export interface MigrationRequest {
  readonly document: YamlDocument;
  readonly from: SpecVersion;
  readonly to: SpecVersion;
  readonly facts: MigrationFacts;
  /** What a person decided, by the key of the decision. */
  readonly answers: Answers;
}

/** What a person decides, or has decided, on the way. */
export interface Decision extends Omit<Question, 'at' | 'standIn'> {
  /** Where in the spec as written it would stand. */
  readonly span: Span;
  readonly pointer: string;
  readonly answer?: string;
}

/** A key that has no place in the spec that comes out. */
export interface DroppedKey {
  readonly key: string;
  readonly to: SpecVersion;
  /** What stood there, on one line. */
  readonly content: string;
}

/** A migrated spec. Its text is final only when every decision has an answer. */
export interface Migration {
  readonly text: string;
  readonly decisions: readonly Decision[];
  readonly dropped: readonly DroppedKey[];
}

/**
 * Takes a spec to a later version, step by step on its text, so that the way does not show in the result. Comments,
 * order and quoting stay. Findings and no value when an edit cannot be made without loss.
 */
export function migrateSpec({ document, from, to, facts, answers }: MigrationRequest): Outcome<Migration> {
  const way = steps.slice(specVersions.indexOf(from), specVersions.indexOf(to));
  const decisions = new Map<string, Decision>();
  const dropped: DroppedKey[] = [];
  const moves: Move[] = [];
  let current = document;
  for (const step of way) {
    const asked: Question[] = [];
    const origin = [...moves];
    const edits = step.edits(createReading({ document: current, facts, answers, asked }));
    for (const question of asked)
      if (!decisions.has(question.key))
        decisions.set(question.key, decisionOf(document, question, { origin, answers }));
    for (const edit of edits) {
      if (edit.kind === 'drop') dropped.push(droppedKey(document, { path: edit.path, moves, step }));
      moves.push(...movesOf(edit));
    }
    const next = carryOut(current, [...edits, { kind: 'version', version: step.to }], step);
    if (!next.value) return { diagnostics: next.diagnostics.map((finding) => asWritten(document, finding, moves)) };
    current = next.value;
  }
  return { value: { text: current.text, decisions: [...decisions.values()], dropped }, diagnostics: [] };
}

function carryOut(document: YamlDocument, edits: readonly SpecEdit[], { to }: MigrationStep): Outcome<YamlDocument> {
  const { file } = document;
  let { text } = document;
  for (const edit of edits) {
    const edited = applySpecEdit({ file, text }, edit, to);
    if (edited.value === undefined) return { diagnostics: edited.diagnostics };
    text = edited.value;
  }
  return parseYaml(file, text);
}

/** A key that stands elsewhere than it was written. */
interface Move {
  readonly now: DocumentPath;
  readonly before: DocumentPath;
}

function movesOf(edit: SpecEdit): readonly Move[] {
  if (edit.kind === 'rename-key') return [{ now: [...edit.path.slice(0, -1), edit.key], before: edit.path }];
  return edit.kind === 'move' ? [{ now: edit.to, before: edit.from }] : [];
}

function writtenPath(path: DocumentPath, moves: readonly Move[]): DocumentPath {
  return moves.toReversed().reduce((at, { now, before }) => {
    const isBelow = now.length <= at.length && now.every((step, index) => step === at[index]);
    return isBelow ? [...before, ...at.slice(now.length)] : at;
  }, path);
}

// An edit is refused somewhere on the way; a person looks for it in the file as it stands.
function asWritten(document: YamlDocument, finding: Diagnostic, moves: readonly Move[]): Diagnostic {
  const path = writtenPath(fromPointer(finding.pointer ?? ''), moves);
  return { ...finding, span: placeOf(document, path), pointer: toPointer(path) };
}

interface Asking {
  readonly origin: readonly Move[];
  readonly answers: Answers;
}

function decisionOf(document: YamlDocument, question: Question, { origin, answers }: Asking): Decision {
  const { at, standIn: _, ...rest } = question;
  const path = question.key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const answer = answers.get(question.key);
  return {
    ...rest,
    span: placeOf(document, writtenPath(at ?? path, origin)),
    pointer: toPointer(path),
    ...(answer === undefined ? {} : { answer }),
  };
}

// A section that is missing as a whole is asked for at the version, which is why it is asked for.
function placeOf(document: YamlDocument, path: DocumentPath): Span {
  const [section = ''] = path;
  const [first = ''] = Object.keys(document.value);
  const hasSection = document.value[section] !== undefined;
  const start = document.value['schema_version'] === undefined ? first : 'schema_version';
  return document.locate(hasSection ? path : [start], 'key');
}

interface Dropping {
  readonly path: DocumentPath;
  readonly moves: readonly Move[];
  readonly step: MigrationStep;
}

function droppedKey(document: YamlDocument, { path, moves, step }: Dropping): DroppedKey {
  const written = writtenPath(path, moves);
  const source = keyLines(document, written).lines.join(' ');
  const content = source.replaceAll(/\s+/g, ' ').trim();
  return { key: written.join('.'), to: step.to, content };
}
