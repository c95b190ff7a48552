import type { ts } from 'ts-morph';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { SlotAddress } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import { readCalls } from './call-slots.js';
import { findCandidates, type Candidate } from './find-candidates.js';
import { fillsOf } from './fills.js';
import { innermost } from './innermost.js';
import type { Kin } from './kin.js';
import { resolveSymbol, type Resolved } from './resolve-symbol.js';
import type { BracketSlot, Slot } from './slot.js';
import { tellAmbiguous, tellFilled, tellNoLiteral, tellNotFound } from './tell-slot.js';

/** Either the slot that an address means, or why there is none. */
export type FoundSlot = { readonly slot: Slot } | { readonly diagnostic: Diagnostic };

/**
 * Finds the slot that an address means: by its symbol, by its usual name, else by the type of what it holds and by what is
 * registered there already. More than one possible place is a finding that lists them; nothing is guessed.
 */
export function findSlot(module: ParsedModule, address: SlotAddress, kin: () => Kin): FoundSlot {
  const name = address.symbol ?? address.usual;
  const resolved = name === undefined ? nothing : resolveSymbol(module, name);
  const [slot, second] = resolved.slots;
  if (slot && second) return { diagnostic: tellAmbiguous(module, address, resolved.slots) };
  if (slot) return filled(module, slot);
  if (address.symbol !== undefined) return inBodies(module, address, { resolved, kin });
  const found = among(module, findCandidates(module, address.type), { address, kin });
  if (found) return found;
  return { diagnostic: tellMissing(module, address, resolved) };
}

const nothing: Resolved = { slots: [], others: [], bodies: [] };

interface Search {
  readonly resolved: Resolved;
  readonly kin: () => Kin;
}

// A symbol may name a function without saying which of its calls are meant.
function inBodies(module: ParsedModule, address: SlotAddress, { resolved, kin }: Search): FoundSlot {
  const candidates = resolved.bodies.flatMap((block) => findCandidates(module, address.type, block));
  return among(module, candidates, { address, kin }) ?? { diagnostic: tellMissing(module, address, resolved) };
}

function tellMissing(module: ParsedModule, address: SlotAddress, { others }: Resolved): Diagnostic {
  const [other] = others;
  return other
    ? tellNoLiteral(module, address, other)
    : tellNotFound(module, address, findCandidates(module, address.type));
}

interface Choice {
  readonly address: SlotAddress;
  readonly kin: () => Kin;
}

function among(
  module: ParsedModule,
  candidates: readonly Candidate[],
  { address, kin }: Choice,
): FoundSlot | undefined {
  const { near, nearest } = kin();
  const holding = (names: ReadonlySet<string>): readonly Candidate[] =>
    innermost(
      candidates.filter((one) => [...names].some((name) => one.names.has(name))),
      names,
    );
  const used = [holding(nearest), holding(near)].find(({ length }) => length > 0) ?? [];
  const typed = candidates.filter(({ isTyped }) => isTyped);
  const both = used.filter((one) => typed.includes(one));
  const ranked = [both, used, typed].find(({ length }) => length > 0) ?? [];
  const [first, second] = ranked;
  if (!first) return undefined;
  if (second)
    return {
      diagnostic: tellAmbiguous(
        module,
        address,
        ranked.map(({ slot }) => slot),
      ),
    };
  return filled(module, first.slot);
}

// A list that starts empty may be filled below: then the calls that fill it are the slot, unless a loop makes them.
function filled(module: ParsedModule, slot: Slot): FoundSlot {
  if (slot.kind === 'chain') return { slot };
  if (slot.kind === 'calls') {
    const isLooped = slot.items.length > 0 && slot.items.every((item) => isLoop(module, item));
    return isLooped ? { diagnostic: tellFilled(module, slot, slot.items[0] ?? slot.node) } : { slot };
  }
  if (slot.items.length > 0) return { slot };
  return filledBelow(module, slot) ?? { slot };
}

function filledBelow(module: ParsedModule, slot: BracketSlot): FoundSlot | undefined {
  const fills = fillsOf(module, slot);
  const [callee] = fills.callees;
  if (callee !== undefined) {
    const calls = readCalls(module, { node: module.file, statements: module.file.statements }, callee);
    if (calls.items.some((item) => !isLoop(module, item))) return { slot: { ...calls, name: slot.name } };
  }
  const [other] = fills.nodes;
  return other ? { diagnostic: tellFilled(module, slot, other) } : undefined;
}

function isLoop({ ts }: ParsedModule, node: ts.Node): boolean {
  return ts.isIterationStatement(node, false);
}
