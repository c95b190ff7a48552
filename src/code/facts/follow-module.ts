import type { RelPath } from '../../text/index.js';
import { isParsed, type CodeBase } from './code-base.js';
import { createMachine } from './create-machine.js';
import { findExport } from './find-name.js';
import type { Machine, Observer, State } from './machine.js';
import type { ModuleFacts, ModuleQuestion } from './module-facts.js';
import { createModuleObserver, type Watch } from './module-observer.js';
import { opaque, outside, union, type FunctionAtom, type ObjectAtom, type Value } from './value.js';

/**
 * Follows a module from each place where the host enters it: what its `start` gives to the host (routes, jobs, schedules)
 * and what it returns (`runTool`, `resume` …). Only `resume` is entered with an approval.
 */
export function followModule(base: CodeBase, question: ModuleQuestion): ModuleFacts {
  const watch: Watch = { question, ungated: [], unfollowed: [], segments: [], asks: false, isSetUp: false, entry: '' };
  const observer: Observer = createModuleObserver(watch, {
    machine: () => machine,
    enter: (entered, name) => enter(machine, watch, { entered, name, state: { approved: 0 } }),
  });
  const machine = createMachine(base, observer);
  const starts = startsOf(machine, question.entries);
  for (const { start, module } of starts) runStart(machine, watch, { start, module });
  const { asks, ungated, unfollowed, segments } = watch;
  return { isFound: starts.length > 0, asks, ungated, unfollowed, segments };
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

function runStart(machine: Machine, watch: Watch, { start, module }: Start): void {
  watch.isSetUp = true;
  machine.state = { approved: 0 };
  watch.entry = 'start';
  const running = machine.call([start], { self: [module], args: [outside('context')], span: module.span });
  watch.isSetUp = false;
  for (const { name, value } of membersOf(running))
    for (const entered of value)
      if (entered.kind === 'function')
        enter(machine, watch, { entered, name, state: { approved: name === 'resume' ? 2 : 0 } });
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

interface Entry {
  readonly entered: FunctionAtom;
  readonly name: string;
  readonly state: State;
}

function enter(machine: Machine, watch: Watch, { entered, name, state }: Entry): void {
  const before = { state: machine.state, isSetUp: watch.isSetUp, entry: watch.entry, frames: machine.frames.splice(0) };
  machine.state = state;
  watch.isSetUp = false;
  watch.entry = name;
  const span = entered.scope.source.spanAt(entered.node);
  machine.call([entered], { self: opaque, args: [opaque, opaque, opaque], span });
  machine.frames.push(...before.frames);
  machine.state = before.state;
  watch.isSetUp = before.isSetUp;
  watch.entry = before.entry;
}
