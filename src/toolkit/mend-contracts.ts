import type { Diagnostic } from '../diagnostics/index.js';
import { editYaml, toPointer } from '../documents/index.js';
import { byCodePoint, type RelPath } from '../text/index.js';
import { createOverlayFiles } from './overlay-files.js';
import { readModel, type ReadModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult } from './verb-result.js';

/** Contracts as they are once every finding is mended that says how. */
export interface Mended {
  /** The files that change, with their new text; sorted by path. */
  readonly texts: ReadonlyMap<RelPath, string>;
  /** The findings that are gone, in the order they were mended. */
  readonly fixed: readonly Diagnostic[];
  /** What remains to be said of the new contracts, and the texts it points into. */
  readonly diagnostics: readonly Diagnostic[];
  readonly allTexts: ReadonlyMap<RelPath, string>;
}

// A mended key can show what stands below it for the first time; nothing is nested deeper than this.
const mostRounds = 20;
// Each judges every contract anew; who has more that cannot be mended runs the command again.
const mostJudged = 200;

/** Applies the edits that findings carry, judges again, and goes on until none is left. Reads only. */
export async function mendContracts(
  context: ToolkitContext,
  names: readonly string[],
  model: ReadModel,
): Promise<Mended> {
  const judge = createJudge(context, names);
  let state: State = { texts: new Map(), fixed: [], model };
  for (let round = 0; round < mostRounds; round += 1) {
    const next = await mendOnce(state, judge);
    if (next === state) break;
    state = next;
  }
  const texts = new Map([...state.texts].sort(([a], [b]) => byCodePoint(a, b)));
  // What still carries an edit was tried and did not hold; nobody shall be sent here again.
  const diagnostics = state.model.diagnostics.map(({ edit: _, ...rest }) => rest);
  return { texts, fixed: state.fixed, diagnostics, allTexts: state.model.texts };
}

interface State {
  readonly texts: ReadonlyMap<RelPath, string>;
  readonly fixed: readonly Diagnostic[];
  readonly model: ReadModel;
}

type Judge = (texts: ReadonlyMap<RelPath, string>) => Promise<ReadModel | undefined>;

function createJudge(context: ToolkitContext, names: readonly string[]): Judge {
  let judged = 0;
  return async (texts) => {
    judged += 1;
    if (judged > mostJudged) return undefined;
    const model = await readModel({ ...context, files: createOverlayFiles(context.files, texts) }, names, 'contracts');
    return isVerbResult(model) ? undefined : model;
  };
}

/** As much as holds of what can be mended; the same state when that is nothing. */
async function mendOnce(state: State, judge: Judge): Promise<State> {
  const mendable = withoutRivals(state.model.diagnostics.filter((diagnostic) => diagnostic.edit && diagnostic.span));
  return mendable.length === 0 ? state : mendPart(state, mendable, judge);
}

// All at once when that holds, else half by half: one that does not hold among a thousand must not cost a thousand judgements.
async function mendPart(state: State, wanted: readonly Diagnostic[], judge: Judge): Promise<State> {
  const together = await tryMending(state, wanted, judge);
  if (together || wanted.length === 1) return together ?? state;
  const middle = Math.ceil(wanted.length / 2);
  const first = await mendPart(state, wanted.slice(0, middle), judge);
  return mendPart(first, wanted.slice(middle), judge);
}

// Two keys that would both become the same one: which of them is meant, only a person knows.
function withoutRivals(mendable: readonly Diagnostic[]): readonly Diagnostic[] {
  const goals = mendable.map(({ edit, span }) =>
    edit?.kind === 'rename-key' ? `${span?.file} ${toPointer([...edit.path.slice(0, -1), edit.key])}` : undefined,
  );
  const counts = new Map<string, number>();
  for (const goal of goals) if (goal !== undefined) counts.set(goal, (counts.get(goal) ?? 0) + 1);
  return mendable.filter((_, index) => (counts.get(goals[index] ?? '') ?? 0) < 2);
}

async function tryMending(state: State, wanted: readonly Diagnostic[], judge: Judge): Promise<State | undefined> {
  const edited = new Map<RelPath, string>();
  for (const { span, edit } of wanted) {
    const text = span && (edited.get(span.file) ?? state.model.texts.get(span.file));
    if (!span || !edit || text === undefined) return undefined;
    const { value } = editYaml({ file: span.file, text }, [edit]);
    if (value === undefined) return undefined;
    edited.set(span.file, value);
  }
  const texts = new Map([...state.texts, ...edited]);
  const model = await judge(texts);
  return model && holds(wanted, model.diagnostics) ? { texts, fixed: [...state.fixed, ...wanted], model } : undefined;
}

// Each is gone, and what stands there now is right or can be mended too. Elsewhere more can be said now: what a broken
// node had hidden.
function holds(wanted: readonly Diagnostic[], remaining: readonly Diagnostic[]): boolean {
  return wanted.every((mended) => {
    const { edit, span, code } = mended;
    if (!edit) return false;
    const here = remaining.filter((found) => (found.span?.file ?? found.file) === span?.file);
    const before = toPointer(edit.path);
    const after = edit.kind === 'rename-key' ? toPointer([...edit.path.slice(0, -1), edit.key]) : before;
    return !here.some(
      (found) =>
        (found.code === code && found.pointer === before) ||
        (found.severity === 'error' && found.pointer === after && !found.edit),
    );
  });
}
