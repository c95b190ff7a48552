import type { Span } from '../../text/index.js';
import type { CallSite } from './machine.js';
import type { Origin } from './module-facts.js';
import { seen, unseen, type Seen } from './seen.js';
import { opaque, outside, textOf, type FunctionAtom, type Value } from './value.js';
import { isAt, startsWith, type Watch, type Watched } from './watch.js';

/** A call by which a module asks to be set to work. */
export interface Registration {
  readonly path: readonly string[];
  readonly site: CallSite;
}

const app = outside('context', 'app');
const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all']);
const healthPath = /\/(health|healthz|ready|readyz|live|livez|ping|status)\/?$/;
const asked = outside('request');
const answering = outside('reply');

/** Notes routes, hooks, queues and clocks; gives what such a call answers, and nothing for every other call. */
export function noteRegistration(watch: Watch, watched: Watched, registration: Registration): Value | undefined {
  const { path, site } = registration;
  const isPartOf = path[0] === 'context';
  if (path[0] === 'reply') return answer(watch, watched, registration);
  if (!watch.isSetUp || !isPartOf) return undefined;
  const name = path.at(-1) ?? '';
  if (startsWith(path, ['context', 'services', 'jobs'])) return noteTrigger(watch, watched, { name, site });
  if (path[1] !== 'app') return undefined;
  if (name === 'route') return noteRouteObject(watch, site);
  if (verbs.has(name)) return noteRouteCall(watch, name, site);
  if (name === 'register') return enterPlugin(watch, watched, site);
  if (name === 'addHook' || name === 'use') return enterHook(watch, watched, { name, site });
  return undefined;
}

/** Enters the routes that were registered: each behind all the hooks. */
export function enterRoutes(watch: Watch, watched: Watched): void {
  for (const { steps, name, isHealth, span } of watch.waiting.splice(0)) {
    const before = watch.asked;
    watch.route = span;
    const origin: Origin = isHealth ? 'health' : 'route';
    const [last] = steps.slice(-1);
    const { hooked } = watch;
    for (const step of steps) {
      const isLast = step === last;
      const args = [asked, answering, opaque];
      const left = watched.enter({ entered: step, name, origin: isLast ? origin : 'hook', args });
      if (!isLast) watch.hooked |= left.known;
    }
    watch.hooked = hooked;
    watch.route = undefined;
    if (isHealth && watch.asked === before) watch.constantHealth.push(span);
  }
}

// A hook that answers lets nobody through.
function answer(watch: Watch, watched: Watched, { path }: Registration): Value {
  const machine = watched.machine();
  if (watch.origin === 'hook' && ['send', 'json', 'end', 'sendStatus'].includes(path.at(-1) ?? ''))
    machine.state = undefined;
  return answering;
}

function noteRouteObject(watch: Watch, { args, span }: CallSite): Value {
  for (const atom of args[0] ?? []) {
    if (atom.kind !== 'object') {
      addRoute(watch, { verb: 'route', method: unseen, path: opaque, steps: [], span });
      continue;
    }
    const member = (key: string): Value => atom.properties.get(key) ?? [];
    const steps = [...hooksIn(atom), ...functionsIn(member('handler'))];
    const paths = member('url').length > 0 ? member('url') : member('path');
    addRoute(watch, { verb: 'route', method: methodsIn(member('method')), path: paths, steps, span });
  }
  return app;
}

function noteRouteCall(watch: Watch, verb: string, { args, span }: CallSite): Value {
  const [path = opaque, ...rest] = args;
  const steps = rest.flatMap((arg) => [
    ...arg.flatMap((atom) => (atom.kind === 'object' ? hooksIn(atom) : [])),
    ...functionsIn(arg),
  ]);
  const method: Seen = verb === 'all' ? unseen : { values: [verb.toUpperCase()], sources: [], isOpen: false };
  addRoute(watch, { verb, method, path, steps, span });
  return app;
}

interface Route {
  readonly verb: string;
  readonly method: Seen;
  readonly path: Value;
  readonly steps: readonly FunctionAtom[];
  readonly span: Span;
}

function addRoute(watch: Watch, { verb, method, path, steps, span }: Route): void {
  const text = textOf(path);
  const whole: Seen = text === undefined ? seen(path) : { values: [watch.prefix + text], sources: [], isOpen: false };
  if (!watch.routes.some((one) => isAt(one.span, span) && one.path.values.join() === whole.values.join()))
    watch.routes.push({ method, path: whole, span });
  const isHealth = healthPath.test(String(whole.values[0] ?? ''));
  watch.waiting.push({ steps, name: `app.${verb}`, isHealth, span });
}

function methodsIn(value: Value): Seen {
  const items = value.flatMap((atom): Value => (atom.kind === 'list' ? atom.items.flat() : [atom]));
  const { values, sources, isOpen } = seen(items);
  return { values: values.map((one) => (typeof one === 'string' ? one.toUpperCase() : one)), sources, isOpen };
}

const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];

function hooksIn({ properties }: { readonly properties: ReadonlyMap<string, Value> }): readonly FunctionAtom[] {
  return hooks.flatMap((name) => functionsIn(properties.get(name) ?? []));
}

function functionsIn(value: Value): readonly FunctionAtom[] {
  return value.flatMap((atom): readonly FunctionAtom[] => {
    if (atom.kind === 'function') return [atom];
    return atom.kind === 'list' ? atom.items.flatMap(functionsIn) : [];
  });
}

function enterPlugin(watch: Watch, watched: Watched, { args, span }: CallSite): Value {
  const [plugin = [], options = []] = args;
  const prefixes = options.flatMap((atom) => (atom.kind === 'object' ? (atom.properties.get('prefix') ?? []) : []));
  const before = watch.prefix;
  watch.prefix += textOf(prefixes) ?? '';
  watched.machine().call(plugin, { self: opaque, args: [app, options, opaque], span });
  watch.prefix = before;
  return app;
}

function enterHook(
  watch: Watch,
  watched: Watched,
  { name, site: { args } }: { readonly name: string; readonly site: CallSite },
): Value {
  const isOfRequests = name === 'use' || hooks.includes(textOf(args[0]) ?? '');
  for (const entered of args.flatMap(functionsIn)) {
    const origin: Origin = isOfRequests ? 'hook' : 'other';
    const left = watched.enter({ entered, name: `app.${name}`, origin, args: [asked, answering, opaque] });
    if (isOfRequests) watch.hooked |= left.known;
  }
  return app;
}

function noteTrigger(
  watch: Watch,
  watched: Watched,
  { name, site }: { readonly name: string; readonly site: CallSite },
): Value | undefined {
  const { args, span } = site;
  if (name !== 'work' && name !== 'schedule') return undefined;
  const isClock = name === 'schedule';
  watch.triggers.push({ kind: isClock ? 'clock' : 'queue', ...(isClock && { cron: seen(args[1]) }), span });
  const origin: Origin = isClock ? 'tick' : 'job';
  for (const entered of args.flatMap(functionsIn))
    watched.enter({ entered, name: `jobs.${name}`, origin, args: [outside(origin)] });
  return opaque;
}
