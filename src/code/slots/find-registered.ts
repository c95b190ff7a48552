import type { Diagnostic } from '../../diagnostics/index.js';
import { createLineIndex, spanOf, type Span } from '../../text/index.js';
import { loadTypeScript } from '../load-typescript.js';
import type { ImportEdit, ModuleSource, SlotAddress } from '../module-edit.js';
import { parseModule, rangeOf, syntaxDiagnostic, type ParsedModule } from '../parsed-module.js';
import type { Range } from '../trivia.js';
import { callsIn } from './call-slots.js';
import { registeredParts } from './entry-names.js';
import { findSlot } from './find-slot.js';
import { findKin } from './kin.js';
import { itemParts, itemRange } from './slot-items.js';
import type { Slot } from './slot.js';

/** The items of a slot, and where and what it is. */
export interface RegisteredItems {
  /** How it is found in its file, as a dotted path. */
  readonly name: string;
  readonly span: Span;
  /** Whether it is a literal, to which more may be added elsewhere in the file. */
  readonly isLiteral: boolean;
  readonly items: readonly RegisteredItem[];
}

/** One item: where it stands, and the expressions in it that can be what it registers, the outer before the inner. */
export interface RegisteredItem {
  readonly span: Span;
  readonly parts: readonly Range[];
}

/** How wiring finds a slot: what a contract says of it, and the imports that are to be registered there. */
export interface SlotQuestion {
  readonly address: SlotAddress;
  readonly imports: () => readonly ImportEdit[];
}

/** Finds what stands in a slot, in the very place that wiring edits; or why wiring cannot tell the place. */
export async function findRegistered(
  source: ModuleSource,
  { address, imports }: SlotQuestion,
): Promise<RegisteredItems | { readonly diagnostic: Diagnostic }> {
  const module = parseModule(await loadTypeScript(), source);
  if (module.problem) return { diagnostic: syntaxDiagnostic(module, module.problem) };
  const found = findSlot(module, address, () => findKin(module, imports()));
  if ('diagnostic' in found) return found;
  const { slot } = found;
  const index = createLineIndex(module.text);
  const spanAt = ({ start, end }: Range): Span => spanOf(module.path, index, [start, end]);
  return {
    name: slot.name,
    span: spanAt(rangeOf(module, slot.node)),
    isLiteral: slot.kind !== 'calls' && slot.kind !== 'chain',
    items: slot.items.map((item) => ({
      span: spanAt(itemRange(module, slot, item)),
      parts: partsOf(module, slot, item).map((part) => rangeOf(module, part)),
    })),
  };
}

// What calls are made on is where something is registered, and no part of what is.
function partsOf(module: ParsedModule, slot: Slot, item: Slot['items'][number]): ReturnType<typeof registeredParts> {
  const calls = slot.kind === 'calls' && slot.given === undefined ? callsIn(module, item, slot.callee) : undefined;
  const given = calls ? calls.flatMap((call) => call.arguments) : itemParts(module, slot, item);
  return given.flatMap((one) => registeredParts(module, one));
}
