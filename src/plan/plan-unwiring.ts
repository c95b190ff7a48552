import { findWiring, unwireModule, type ModuleEdit } from '../code/index.js';
import { createCollector, hasErrors, type Collector, type Outcome } from '../diagnostics/index.js';
import { addEnvLines, envNames, removeEnvLines, removeFromList, type EnvBlock } from '../documents/index.js';
import { importSpecifier } from '../render/index.js';
import { byCodePoint, canonicalJson, fileStart, hashOf, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import type { Origin } from './plan.js';
import type { RemovalDecision, RemovalInput, Removed } from './removal.js';
import { envExample } from './want-wiring.js';
import { unwireParts } from './wiring/unwire-parts.js';

/** Takes removed modules out of the files that all modules share: one decision for each file that holds something of them. */
export async function planUnwiring(input: RemovalInput): Promise<readonly RemovalDecision[]> {
  const paths = new Set(input.removed.flatMap(sharedPaths));
  const decisions: RemovalDecision[] = [];
  for (const path of [...paths].sort(byCodePoint)) decisions.push(...(await planShared(path, input)));
  return [...decisions, ...(await planRegistry(input))];
}

function sharedPaths({ ledger, edits, shared }: Removed): readonly RelPath[] {
  // Of a data file that held everything before, nothing is ours.
  const own = edits.filter(({ together }) => together?.kind !== 'data').map(({ path }) => path);
  return [...own, ...ledger.wired.keys(), ...ledger.parts.keys(), ...shared].filter((path) => !ledger.files.has(path));
}

async function planShared(path: RelPath, input: RemovalInput): Promise<readonly RemovalDecision[]> {
  const { removed } = input;
  const concerned = removed.filter((one) => sharedPaths(one).includes(path));
  return planEdit(path, { input, because: originOf(concerned) }, async (text, mayLose) => {
    const collector = createCollector();
    let rest: string | undefined = text;
    for (const one of concerned) {
      if (rest === undefined) break;
      rest = collector.take(await unwireOne({ path, text: rest, mayLose }, one, input));
    }
    return finished(collector, rest);
  });
}

interface SharedText {
  readonly path: RelPath;
  readonly text: string;
  readonly mayLose: boolean;
}

async function unwireOne(shared: SharedText, removed: Removed, input: RemovalInput): Promise<Outcome<string>> {
  const { path, text, mayLose } = shared;
  if (path === envExample) return withoutEnv(shared, removed, input);
  const parts = removed.ledger.parts.get(path);
  if (parts) return unwireParts(shared, parts, input.staying);
  const wanted = removed.edits.filter((edit) => edit.path === path);
  const known = wanted.flatMap(({ together }): readonly ModuleEdit[] =>
    together?.kind === 'code' ? together.edits : [],
  );
  const from = [...removed.ledger.files.keys()].map((file) => importSpecifier(path, file));
  const found = /\.[cm]?[jt]sx?$/.test(path) ? await findWiring({ path, text }, from) : [];
  const edits = [...known, ...found];
  return edits.length === 0 ? { value: text, diagnostics: [] } : unwireModule({ path, text }, edits, { mayLose });
}

// A variable that another module needs as well goes on to that module's block.
function withoutEnv(shared: SharedText, removed: Removed, input: RemovalInput): Outcome<string> {
  const { path, text, mayLose } = shared;
  const wanted = removed.edits.find((edit) => edit.path === path)?.together;
  const known = wanted?.kind === 'env' ? wanted.block : undefined;
  const block = known ?? recordedBlock(text, removed, input.headings);
  const outcome = removeEnvLines({ file: path, text }, block, { mayLose });
  if (outcome.value === undefined) return outcome;
  const [before, after] = [new Set(envNames(text)), new Set(envNames(outcome.value))];
  const value = input.neededEnv.reduce((rest, needed) => {
    const lines = needed.lines.filter(({ name }) => before.has(name) && !after.has(name));
    return lines.length === 0 ? rest : addEnvLines(rest, { ...needed, lines });
  }, outcome.value);
  return { value, diagnostics: outcome.diagnostics };
}

// Without its contracts, what was written for a module is what stands below its heading, if it has the recorded hash.
function recordedBlock(text: string, { module, ledger }: Removed, headings: readonly string[]): EnvBlock {
  const lines = text.split(/\r?\n/);
  const start = lines.indexOf(`# ${module}`) + 1;
  const rest = start === 0 ? [] : lines.slice(start);
  const end = rest.findIndex((line) => line.trim() === '');
  const own = end < 0 ? rest : rest.slice(0, end);
  const read = own.flatMap((line, index) => {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    const comment = /^# (.*)$/.exec(own[index - 1] ?? '')?.[1];
    return name === undefined || value === undefined
      ? []
      : [{ name, value, ...(comment === undefined ? {} : { comment }) }];
  });
  const isProven = hashOf(canonicalJson(read)) === ledger.wired.get(envExample);
  const block = { heading: module, siblings: headings };
  // What is not proven to be ours is told as changed, unless it is given up.
  return { ...block, lines: isProven ? read : read.map((line) => ({ ...line, value: `${line.value}\n` })) };
}

async function planRegistry(input: RemovalInput): Promise<readonly RemovalDecision[]> {
  const { path, indices } = input.registry;
  if (indices.length === 0) return [];
  return planEdit(path, { input, because: originOf(input.removed) }, (text, mayLose) =>
    Promise.resolve(removeFromList({ file: path, text }, 'modules', { indices, mayLose })),
  );
}

function originOf(removed: readonly Removed[]): Origin {
  const module = removed.map((one) => one.module).join(', ');
  return { contract: removed[0]?.contract ?? envExample, module, rule: 'remove' };
}

type Undo = (text: string, mayLose: boolean) => Promise<Outcome<string>>;

interface EditContext {
  readonly input: RemovalInput;
  readonly because: Origin;
}

async function planEdit(
  path: RelPath,
  { input, because }: EditContext,
  undo: Undo,
): Promise<readonly RemovalDecision[]> {
  const present = input.present.at(path);
  if (present.kind === 'absent') return [];
  if (present.kind === 'other') {
    const { found } = present;
    const diagnostic = planDiagnostics.create('removal-not-a-file', { path, found }, { span: fileStart(path) });
    return [{ conflict: { path, diagnostic, because }, diagnostics: [diagnostic] }];
  }
  const strict = await undo(present.text, false);
  const isGivenUp = strict.value === undefined && input.discard.has(path);
  const { value, diagnostics } = isGivenUp ? await undo(present.text, true) : strict;
  const loses = strict.value === undefined ? { loses: path } : {};
  const [first] = diagnostics;
  if (value === undefined)
    return [{ ...(first ? { conflict: { path, diagnostic: first, because } } : {}), ...loses, diagnostics }];
  if (value === present.text) return [{ diagnostics }];
  const hashes = { before: present.hash, after: hashOf(value) };
  const operation = { kind: 'update', path, ...hashes, content: value, ownership: 'shared', because } as const;
  return [{ operation, ...loses, diagnostics }];
}

function finished(collector: Collector, text: string | undefined): Outcome<string> {
  const diagnostics = collector.all();
  return text === undefined || hasErrors(diagnostics) ? { diagnostics } : { value: text, diagnostics };
}
