import type { RelPath } from '../../text/index.js';
import { isParsed, type CodeBase } from './code-base.js';
import { createMachine } from './create-machine.js';
import { findExport } from './find-name.js';
import { startState, type Machine, type Observer, type State, type Trial } from './machine.js';
import type { ModuleFacts, ModuleQuestion, Origin } from './module-facts.js';
import { createModuleObserver, noteUnsettled } from './module-observer.js';
import { enterRoutes } from './note-registrations.js';
import { readFileFacts } from './read-file-facts.js';
import { seenItems } from './seen.js';
import { known, opaque, outside, union, type FunctionAtom, type ObjectAtom, type Value } from './value.js';
import { createWatch, type Entry, type Left, type Watch, type Watched } from './watch.js';

/**
 * Follows a module from each place where the host enters it: what its `start` gives to the host (routes, jobs, schedules)
 * and what it returns (`runTool`, `resume` …). Only `resume` is entered with an approval.
 */
export function followModule(base: CodeBase, question: ModuleQuestion): ModuleFacts {
  const watch = createWatch(question);
  const watched: Watched = { machine: () => machine, enter: (entry) => enter(machine, watch, entry) };
  const observer: Observer = createModuleObserver(watch, watched);
  const machine = createMachine(base, observer);
  const starts = startsOf(machine, question.entries);
  for (const { start, module } of starts) runStart(machine, { watch, watched }, { start, module });
  const { question: _, waiting: _waiting, logged, asks, ...noted } = watch;
  const { isSetUp: _s, entry: _e, origin: _o, route: _r, prefix: _p, hooked: _h, asked: _a, ...lists } = noted;
  return {
    isFound: starts.length > 0,
    isCut: false,
    asks,
    ...lists,
    requiredEnv: starts.map(({ module }) => ({
      names: seenItems(module.properties.get('requiredEnv')),
      span: module.span,
    })),
    logged: [...logged].sort(),
    files: filesOf(base, question.folder).map((source) => readFileFacts(base, source)),
  };
}

function filesOf(base: CodeBase, folder: RelPath) {
  return base.files(`${folder}/`).filter(isParsed);
}

interface Start {
  readonly start: FunctionAtom;
  readonly module: ObjectAtom;
}

function startsOf(machine: Machine, entries: readonly RelPath[]): readonly Start[] {
  const starts = entries.flatMap((file) => {
    const source = machine.base.sourceAt(file);
    const names = isParsed(source) ? [...source.exported.keys()] : [];
    return names.flatMap((name) => (findExport(machine, file, name) ?? []).flatMap(startOf));
  });
  // One module may be exported under several names.
  return starts.filter(({ start }, index) => starts.findIndex((one) => one.start === start) === index);
}

function startOf(module: Value[number]): readonly Start[] {
  if (module.kind !== 'object') return [];
  const starts = module.properties.get('start') ?? [];
  return starts.flatMap((start) => (start.kind === 'function' ? [{ start, module }] : []));
}

interface Following {
  readonly watch: Watch;
  readonly watched: Watched;
}

function runStart(machine: Machine, { watch, watched }: Following, { start, module }: Start): void {
  watch.isSetUp = true;
  machine.state = startState;
  watch.entry = 'start';
  const running = machine.call([start], { self: [module], args: [outside('context')], span: module.span });
  watch.isSetUp = false;
  enterRoutes(watch, watched);
  for (const { name, value } of membersOf(running))
    for (const entered of value) if (entered.kind === 'function') enterMember(watch, watched, { name, entered });
}

const origins: Readonly<Record<string, Origin>> = { runTool: 'tool', resume: 'resume', isReady: 'health' };

function enterMember(
  watch: Watch,
  watched: Watched,
  { name, entered }: { readonly name: string; readonly entered: FunctionAtom },
): void {
  const origin = (Object.hasOwn(origins, name) ? origins[name] : undefined) ?? 'other';
  const before = watch.asked;
  const { value } = watched.enter({ entered, name, origin, args: origin === 'tool' ? [outside('call')] : [] });
  const isConstant = value.length > 0 && value.every((atom) => atom.kind === 'constant' && atom.value === true);
  if (origin === 'health' && isConstant && watch.asked === before)
    watch.constantHealth.push(entered.scope.source.spanAt(entered.node));
}

function membersOf(running: Value): readonly { readonly name: string; readonly value: Value }[] {
  const names = new Map<string, Value>();
  const add = (value: Value): void => {
    for (const atom of value) {
      if (atom.kind !== 'object') continue;
      for (const [name, one] of atom.properties) names.set(name, union(names.get(name) ?? [], one));
      for (const one of atom.rest) add(one);
    }
  };
  add(running);
  return [...names].map(([name, value]) => ({ name, value }));
}

function stateAt({ hooked }: Watch, origin: Origin): State {
  if (origin === 'resume') return { approved: 2, known: known.approved | known.verified | known.fresh | known.claimed };
  return { approved: 0, known: origin === 'route' || origin === 'hook' ? hooked : known.nothing };
}

function enter(machine: Machine, watch: Watch, { entered, name, origin, args }: Entry): Left {
  const { isSetUp, entry, origin: from } = watch;
  const before = { state: machine.state, frames: machine.frames.splice(0) };
  const trial: Trial = { isReached: false, open: undefined };
  const trials = machine.trials.splice(0, machine.trials.length, trial);
  machine.state = stateAt(watch, origin);
  Object.assign(watch, { isSetUp: false, entry: name, origin });
  const span = entered.scope.source.spanAt(entered.node);
  const value = machine.call([entered], { self: opaque, args: [...args, opaque, opaque, opaque].slice(0, 3), span });
  noteUnsettled(watch, machine.state?.open ?? trial.open);
  const left: Left = { known: machine.state?.known ?? known.nothing, value };
  machine.frames.push(...before.frames);
  machine.trials.splice(0, machine.trials.length, ...trials);
  machine.state = before.state;
  Object.assign(watch, { isSetUp, entry, origin: from });
  return left;
}
