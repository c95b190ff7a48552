import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName, type Span } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { followedModules, type FollowedModule } from './followed-module.js';
import { notEvaluable } from './not-evaluable.js';
import { workDiagnostics } from './work-diagnostics.js';

/** A module writes the packets that its spec declares and no others, each with the metadata that the spec requires. */
export function checkPackets(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap((one) => [
    ...judgeTypes(one),
    ...judgeMetadata(one),
    ...judgeWritten(one),
    ...judgeUnclear(one),
  ]);
}

const emits = ['packet_contract', 'emits'] as const;

function undeclaredIn({ module, facts }: FollowedModule): ReadonlyMap<string, Span> {
  const used = [
    ...facts.writers.flatMap(({ emits: listed, span }) => listed.values.map((type) => ({ type, span }))),
    ...facts.packets.flatMap(({ type, span }) => type.values.map((value) => ({ type: value, span }))),
  ];
  const found = new Map<string, Span>();
  for (const { type, span } of used)
    if (typeof type === 'string' && !module.packets.emits.includes(type) && !found.has(type)) found.set(type, span);
  return found;
}

function judgeTypes(one: FollowedModule): readonly Diagnostic[] {
  const { module, place } = one;
  return [...undeclaredIn(one)].map(([type, span]) => {
    const near = nearestName(type, module.packets.emits);
    return workDiagnostics.create(
      'packet-not-declared',
      { module: module.id, type, near, place: place(...emits) },
      { span },
    );
  });
}

function judgeMetadata({ module, facts, place }: FollowedModule): readonly Diagnostic[] {
  const { requiresMetadata } = module.packets;
  const declaredAt = place('packet_contract', 'requires_metadata');
  const tell = (missing: readonly string[], span: Span, isDemand: boolean): readonly Diagnostic[] => {
    const parameters = { module: module.id, missing, isDemand, place: declaredAt };
    return missing.length === 0 ? [] : [workDiagnostics.create('metadata-missing', parameters, { span })];
  };
  const writers = facts.writers.flatMap(({ metadata, span }) =>
    metadata.isOpen
      ? []
      : tell(
          without(requiresMetadata, (name) => metadata.values.includes(name)),
          span,
          true,
        ),
  );
  const lost = facts.packets.flatMap(({ metadata, span }) => {
    if (!metadata) return [];
    const isGiven = (name: string): boolean => {
      const value = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
      return (
        value !== undefined && (value.isOpen || value.sources.length > 0 || value.values.some((one) => one !== null))
      );
    };
    return tell(without(requiresMetadata, isGiven), span, false);
  });
  // Every packet goes through the same line: it is told once.
  return [...writers, ...lost.slice(0, 1)];
}

function without(names: readonly string[], isThere: (name: string) => boolean): readonly string[] {
  return names.filter((name) => !isThere(name));
}

function judgeWritten(one: FollowedModule): readonly Diagnostic[] {
  const { module, facts, isAtWork, place, occurrence } = one;
  const written = new Set<unknown>(facts.packets.flatMap(({ type }) => type.values));
  if (!isAtWork || facts.packets.some(({ type }) => type.isOpen)) return [];
  const { in: received, out, error } = module.packets;
  const missing = [received, out, ...(error === undefined ? [] : [error])].filter((type) => !written.has(type));
  // What is written under another name is told as that.
  if (missing.length <= undeclaredIn(one).size) return [];
  const [writer] = facts.writers;
  const at = writer ? { span: writer.span } : occurrence(...emits);
  const parameters = { module: module.id, missing, place: place(...emits) };
  return [workDiagnostics.create('packet-never-written', parameters, at)];
}

function judgeUnclear({ facts, isWhole, place }: FollowedModule): readonly Diagnostic[] {
  const unclear =
    facts.packets.find(({ type, metadata }) => (type.isOpen && type.values.length === 0) || !metadata) ??
    facts.writers.find(({ emits: listed, metadata }) => listed.isOpen || metadata.isOpen);
  if (!unclear || !isWhole) return [];
  const looked = 'the types and the metadata of the packets that are written here';
  const why = 'they show only while the program runs';
  const how = 'write them as plain texts and objects';
  return [notEvaluable({ what: 'packet_contract', looked, why, how, place: place(...emits) }, { span: unclear.span })];
}
