import { noteFailing, type CallSite, type Machine } from './machine.js';
import { memberOf } from './member-of.js';
import type { Unguarded } from './module-facts.js';
import { seen, seenItems, type Seen } from './seen.js';
import { known, nothing, opaque, outside, textOf, union, type Value } from './value.js';
import { isAt, nameOfOperation, startsWith, wayTo, type Watch } from './watch.js';

/** A call of what the host gives to a module. */
export interface ServiceCall {
  readonly path: readonly string[];
  readonly site: CallSite;
}

const services = ['context', 'services'] as const;
const levels = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);

type Note = (watch: Watch, machine: Machine, call: ServiceCall) => Value | undefined;

const noted: Readonly<Record<string, Note>> = {
  'idempotency claim': noteClaim,
  'substrate writer': noteWriter,
  'substrate write': notePacket,
  'http call': noteCall,
};

/** Notes what is asked of the host's services; gives what they answer, where that matters. */
export function noteService(watch: Watch, machine: Machine, call: ServiceCall): Value | undefined {
  const { path, site } = call;
  const name = path.at(-1) ?? '';
  if (path[0] === 'claim') return settle(machine, name);
  if (path[0] !== 'context') return undefined;
  if (path.includes('logger')) noteLog(watch, machine, { name, site });
  else watch.asked += 1;
  if (path[1] === 'env') return readVariable(watch, { name, site });
  const key = `${path[2] ?? ''} ${name}`;
  const note = startsWith(path, services) && Object.hasOwn(noted, key) ? noted[key] : undefined;
  return note?.(watch, machine, call);
}

/** A step of the work: an effect needs the claim of its task, and whatever a route leads to a proof of origin. */
export function noteStep(
  watch: Watch,
  machine: Machine,
  { path, site: { span }, isEffect }: ServiceCall & { readonly isEffect: boolean },
): void {
  noteFailing(machine);
  const { state } = machine;
  if (!state || watch.isSetUp) return;
  const note = (lacks: Unguarded['lacks']): void => {
    const { origin, route } = watch;
    if (watch.unguarded.some((one) => one.lacks === lacks && one.origin === origin && isAt(one.span, span))) return;
    const operation = nameOfOperation(path);
    watch.unguarded.push({ lacks, origin, span, operation, way: wayTo(watch, machine), ...(route && { route }) });
  };
  if (watch.origin === 'route' && (state.known & known.verified) === 0) note('verified');
  else if (watch.origin === 'route' && (state.known & known.fresh) === 0) note('fresh');
  const isWork = ['route', 'job', 'tick', 'tool'].includes(watch.origin);
  if (isEffect && isWork && (state.known & known.claimed) === 0) note('claimed');
}

function settle(machine: Machine, name: string): Value | undefined {
  if (name !== 'complete' && name !== 'release') return undefined;
  if (machine.state) {
    const { open: _, ...state } = machine.state;
    machine.state = state;
  }
  noteFailing(machine);
  return opaque;
}

function noteLog(
  watch: Watch,
  machine: Machine,
  { name, site }: { readonly name: string; readonly site: CallSite },
): void {
  if (!levels.has(name)) return;
  const event = textOf(memberOf(machine, site.args[0] ?? opaque, { key: 'event', span: site.span }));
  if (event !== undefined) watch.logged.add(event);
}

function readVariable(
  watch: Watch,
  { name: how, site: { args, span } }: { readonly name: string; readonly site: CallSite },
): Value | undefined {
  if (how !== 'required' && how !== 'optional') return undefined;
  const name = textOf(args[0]);
  const isLate = !watch.isSetUp;
  if (!watch.variables.some((one) => isAt(one.span, span) && one.name === name && one.isLate === isLate))
    watch.variables.push({ name, isRequired: how === 'required', isLate, span });
  if (name === undefined) return opaque;
  return how === 'required' ? outside('env', name) : union(outside('env', name), args[1] ?? nothing);
}

type MemberSeen = (key: string) => Seen;

function membersOf(machine: Machine, { args, span }: CallSite): MemberSeen {
  const [given = opaque] = args;
  return (key) => seen(memberOf(machine, given, { key, span }));
}

function noteClaim(watch: Watch, machine: Machine, { path, site }: ServiceCall): Value {
  const { span } = site;
  const member = membersOf(machine, site);
  const { origin } = watch;
  if (!watch.isSetUp && !watch.claims.some((one) => one.origin === origin && isAt(one.span, span)))
    watch.claims.push({ store: path[3] ?? '*', key: member('key'), ttlSeconds: member('ttlSeconds'), origin, span });
  return [{ kind: 'claim', span }];
}

function noteWriter(watch: Watch, machine: Machine, { site: { args, span } }: ServiceCall): undefined {
  if (watch.writers.some((one) => isAt(one.span, span))) return;
  const listed = (key: string): Seen => seenItems(memberOf(machine, args[0] ?? opaque, { key, span }));
  watch.writers.push({ emits: listed('emits'), metadata: listed('requiresMetadata'), span });
}

function notePacket(watch: Watch, machine: Machine, { site }: ServiceCall): undefined {
  const { args, span } = site;
  const type = membersOf(machine, site)('packetType');
  const shown = type.values.join(' ');
  if (watch.packets.some((one) => isAt(one.span, span) && one.type.values.join(' ') === shown)) return;
  const [atom, ...more] = memberOf(machine, args[0] ?? opaque, { key: 'metadata', span });
  const isWritten = atom?.kind === 'object' && more.length === 0 && atom.rest.length === 0;
  watch.packets.push({
    type,
    span,
    ...(isWritten && {
      metadata: Object.fromEntries([...atom.properties].map(([name, value]) => [name, seen(value)])),
    }),
  });
}

function noteCall(watch: Watch, machine: Machine, { site }: ServiceCall): undefined {
  const member = membersOf(machine, site);
  const [name, url] = [member('name'), member('url')];
  const same = (one: Seen, other: Seen): boolean => one.values.join(' ') === other.values.join(' ');
  if (watch.calls.some((one) => isAt(one.span, site.span) && same(one.name, name) && same(one.url, url))) return;
  watch.calls.push({
    name,
    url,
    method: member('method'),
    timeoutMs: member('timeoutMs'),
    attempts: member('attempts'),
    bearer: member('bearer'),
    span: site.span,
  });
}
