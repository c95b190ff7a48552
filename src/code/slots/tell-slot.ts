import type { ts } from 'ts-morph';
import type { Diagnostic } from '../../diagnostics/index.js';
import { createLineIndex, fileStart, nearestName, spanOf } from '../../text/index.js';
import { codeDiagnostics } from '../code-diagnostics.js';
import type { SlotAddress } from '../module-edit.js';
import { excerptOf, placeOf, rangeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import type { Candidate } from './find-candidates.js';
import type { Slot } from './slot.js';

const kinds: Readonly<Record<Slot['kind'], string>> = {
  list: 'array',
  set: 'set',
  table: 'object',
  map: 'map',
  calls: 'calls',
  chain: 'chain',
};

/** A slot in words for a list of candidates: how to name it, what it is, and where. */
function describe(module: ParsedModule, slot: Slot): string {
  const { start } = spanOf(module.path, createLineIndex(module.text), [
    rangeOf(module, slot.node).start,
    slot.node.end,
  ]);
  const name =
    slot.name === '' ? excerptOf(module.text.slice(rangeOf(module, slot.node).start, slot.node.end)) : slot.name;
  return `\`${name}\` (${kinds[slot.kind]}, line ${start.line})`;
}

/** What an address looks for, in words. */
function wantedOf({ symbol, usual, type }: SlotAddress): string {
  const name = symbol ?? usual;
  const named = name === undefined ? [] : [`a place with the name \`${name}\``];
  const typed = symbol === undefined && type !== undefined ? [`one that holds \`${type}\``] : [];
  const used = symbol === undefined ? ['one that names what sibling modules export'] : [];
  return [...named, ...typed, ...used].join(', ');
}

/** Says that an address fits more than one place, and which these are. */
export function tellAmbiguous(module: ParsedModule, address: SlotAddress, slots: readonly Slot[]): Diagnostic {
  const candidates = slots.map((slot) => describe(module, slot));
  const place = slots[1] ?? slots[0];
  return codeDiagnostics.create(
    'slot-ambiguous',
    { slot: nameOfAddress(address), candidates },
    place ? placeOf(module, place.node) : { file: module.path },
  );
}

/** Says that no place fits an address, what was looked for, and which places there are. */
export function tellNotFound(module: ParsedModule, address: SlotAddress, candidates: readonly Candidate[]): Diagnostic {
  const name = nameOfAddress(address);
  const elsewhere = reexported(module, name);
  const slots = candidates.map(({ slot }) => slot).filter(({ name: own }) => own !== '');
  const near = nearestName(
    name,
    slots.map((slot) => slot.name),
  );
  const parameters = {
    slot: name,
    wanted: wantedOf(address),
    candidates: slots.slice(0, 5).map((slot) => describe(module, slot)),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(near === undefined ? {} : { near }),
  };
  return codeDiagnostics.create('slot-not-found', parameters, { file: module.path, span: fileStart(module.path) });
}

/** Says that what has the name is no literal and no call. */
export function tellNoLiteral(module: ParsedModule, address: SlotAddress, node: ts.Node): Diagnostic {
  const { start, end } = rangeOf(module, node);
  const found = excerptOf(module.text.slice(start, end));
  return codeDiagnostics.create('slot-not-a-literal', { slot: nameOfAddress(address), found }, placeOf(module, node));
}

/** Says that a slot is filled by code that decides at run time what goes in. */
export function tellFilled(module: ParsedModule, slot: Slot, by: ts.Node): Diagnostic {
  const { start } = spanOf(module.path, createLineIndex(module.text), [
    rangeOf(module, slot.node).start,
    slot.node.end,
  ]);
  const { start: from, end } = rangeOf(module, by);
  const code = excerptOf(module.text.slice(from, end));
  return codeDiagnostics.create(
    'slot-filled-by-code',
    { slot: slot.name, line: start.line, code },
    placeOf(module, by),
  );
}

/** The name that an address has in messages. */
export function nameOfAddress({ symbol, usual, type }: SlotAddress): string {
  return symbol ?? usual ?? type ?? 'modules';
}

function reexported({ ts, file }: ParsedModule, name: string): string | undefined {
  for (const statement of file.statements) {
    if (
      !ts.isExportDeclaration(statement) ||
      !statement.moduleSpecifier ||
      !ts.isStringLiteral(statement.moduleSpecifier)
    )
      continue;
    const clause = statement.exportClause;
    const names = clause && ts.isNamedExports(clause) ? clause.elements.map((one) => one.name.text) : [];
    if (names.includes(name)) return statement.moduleSpecifier.text;
  }
  return undefined;
}
