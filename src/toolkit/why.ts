import { exitCodes, hasErrors } from '../diagnostics/index.js';
import { linesOf, roleOf, wantedPaths, type Present } from '../plan/index.js';
import { isRelPath, joinPath, nearestName, parentPath, parseRelPath, type RelPath } from '../text/index.js';
import { toolkitDiagnostics } from './diagnostics.js';
import { readModel, type ReadModel } from './read-model.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';
import { factsOf } from './why-facts.js';
import { explainFile, type WhySubject } from './why-file.js';
import { explainLine } from './why-line.js';

/** A file by its path from the root, and a line of it, from 1. */
export interface WhyWish {
  readonly path: string;
  readonly line?: number;
}

/**
 * Tells which contract and template made a file, or one line of it, or that a person did. Reads only. A path where nothing
 * is and nothing is wanted, or a line that is not there, is a finding (exit code 2).
 */
export async function why(context: ToolkitContext, { path: given, line }: WhyWish): Promise<VerbResult> {
  const model = await readModel(context, [], 'contracts');
  if (isVerbResult(model)) return model;
  const path = parseRelPath(given);
  if (!isRelPath(path)) return notFound(given, path.problem);
  const present = (await readPresent(context.files, [path])).at(path);
  const role = roleOf(path, model.workspace);
  if (!role && present.kind !== 'file') return notThere(context, { model, path, present });
  // A contract that does not hold may be the very one that wants the file.
  if (!role && hasErrors(model.diagnostics)) return refusal(model.diagnostics, model.texts);
  return answer({ context, model, path, role, present }, line);
}

async function answer(subject: WhySubject, line: number | undefined): Promise<VerbResult> {
  const { path, present, model } = subject;
  const text = present.kind === 'file' ? present.text : '';
  const lines = text === '' ? 0 : linesOf(text).length;
  if (line !== undefined && (line < 1 || line > lines)) return noLine({ path, line, lines });
  const file = await explainFile(subject);
  const told = line === undefined ? undefined : await explainLine({ ...subject, text }, line);
  return {
    ok: true,
    exitCode: exitCodes.done,
    summary: {},
    diagnostics: [],
    data: { file, ...(told ? { line: told } : {}) },
    facts: factsOf(file, told),
    texts: model.texts,
  };
}

function noLine(params: { readonly path: RelPath; readonly line: number; readonly lines: number }): VerbResult {
  const finding = toolkitDiagnostics.create('line-out-of-range', params, { file: params.path });
  return refusal([finding], new Map(), exitCodes.usage);
}

async function notThere(
  { files }: ToolkitContext,
  { model, path, present }: { readonly model: ReadModel; readonly path: RelPath; readonly present: Present },
): Promise<VerbResult> {
  if (present.kind === 'other') return notFound(path, `is ${present.found}`);
  const folder = parentPath(path);
  const beside = ((await files.entries(folder)) ?? []).filter(({ kind }) => kind === 'file');
  const names = beside.map(({ name }) => joinPath(folder ?? '', name));
  return notFound(path, undefined, nearestName(path, [...wantedPaths(model.workspace), ...names]));
}

function notFound(path: string, problem?: string, near?: string): VerbResult {
  const shown = path.length > 200 ? `${path.slice(0, 199)}…` : path;
  const finding = toolkitDiagnostics.create('file-not-found', { path: shown, problem, near });
  return refusal([finding], new Map(), exitCodes.usage);
}
