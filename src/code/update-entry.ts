import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/index.js';
import type { TextEdit } from '../text/index.js';
import { codeDiagnostics } from './code-diagnostics.js';
import type { ModuleStyle } from './detect-style.js';
import { memberNamed } from './entry-index.js';
import { comparableTokens } from './expression.js';
import { commentsOfItem, insertItems } from './insert-items.js';
import type { ItemInsertion, ListShape } from './insert-items.js';
import { placeOf, rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { hasPin } from './pin.js';
import { renderProperty } from './render-entry.js';
import type { WantedProperty } from './render-entry.js';
import { lineIndent } from './trivia.js';
import type { Range } from './trivia.js';

/** Edits of a text, the ranges whose tokens they replace, and what kept others from being made. */
export interface SpliceResult {
  readonly edits: readonly TextEdit[];
  readonly replaced: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An object literal in a list, and the properties that it should have. */
export interface EntryUpdate {
  readonly list: string;
  readonly object: ts.ObjectLiteralExpression;
  readonly properties: readonly WantedProperty[];
}

/** True when an object has all wanted properties with the wanted values, whatever else it has and however it is written. */
export function equalsEntry(
  module: ParsedModule,
  object: ts.ObjectLiteralExpression,
  properties: readonly WantedProperty[],
): boolean {
  return properties.every((wanted) => {
    const member = memberNamed(module, object, wanted.name);
    return member !== undefined && equalsValue(module, member, wanted);
  });
}

/** The edits that give an object the wanted properties: changed values are replaced, missing properties added, foreign ones kept. */
export function updateEntry(
  module: ParsedModule,
  { list, object, properties }: EntryUpdate,
  style: ModuleStyle,
): SpliceResult {
  const shape = shapeOf(module, object);
  const changed = properties.flatMap((wanted): readonly SpliceResult[] => {
    const member = memberNamed(module, object, wanted.name);
    if (!member || equalsValue(module, member, wanted)) return [];
    if (hasPin(module.text, commentsOfItem(shape, object.properties.indexOf(member)))) return [];
    return [changeValue(module, { list, member, wanted }, style)];
  });
  const missing = properties.flatMap((wanted, index): readonly ItemInsertion[] => {
    if (memberNamed(module, object, wanted.name)) return [];
    return [
      {
        after: placeFor(module, object, properties.slice(0, index)),
        render: (indent) => renderProperty(wanted, style, indent),
      },
    ];
  });
  return {
    edits: [...changed.flatMap(({ edits }) => edits), ...insertItems(shape, missing, style)],
    replaced: changed.flatMap(({ replaced }) => replaced),
    diagnostics: changed.flatMap(({ diagnostics }) => diagnostics),
  };
}

function shapeOf(module: ParsedModule, object: ts.ObjectLiteralExpression): ListShape {
  const inside = { start: object.getStart(module.file) + 1, end: object.end - 1 };
  return {
    text: module.text,
    inside,
    items: object.properties.map((member) => rangeOf(module, member)),
    whenEmpty: 'inline',
  };
}

function equalsValue(module: ParsedModule, member: ts.ObjectLiteralElementLike, { value }: WantedProperty): boolean {
  const { ts } = module;
  if (ts.isShorthandPropertyAssignment(member))
    return value.tokens.length === 1 && value.tokens[0] === member.name.text;
  if (!ts.isPropertyAssignment(member)) return false;
  const present = comparableTokens(module, member.initializer);
  return present.length === value.tokens.length && present.every((token, index) => token === value.tokens[index]);
}

interface ValueChange {
  readonly list: string;
  readonly member: ts.ObjectLiteralElementLike;
  readonly wanted: WantedProperty;
}

function changeValue(module: ParsedModule, { list, member, wanted }: ValueChange, style: ModuleStyle): SpliceResult {
  const { ts } = module;
  const indent = lineIndent(module.text, member.getStart(module.file));
  const text = wanted.value.render(style, indent);
  if (ts.isPropertyAssignment(member)) {
    const range = rangeOf(module, member.initializer);
    return { edits: [{ ...range, text }], replaced: [range], diagnostics: [] };
  }
  if (ts.isShorthandPropertyAssignment(member))
    return { edits: [{ start: member.end, end: member.end, text: `: ${text}` }], replaced: [], diagnostics: [] };
  const diagnostic = codeDiagnostics.create(
    'property-not-a-value',
    { property: wanted.name, list },
    placeOf(module, member),
  );
  return { edits: [], replaced: [], diagnostics: [diagnostic] };
}

// After the wanted property that precedes it; at the end when there is none, or a spread that could override it.
function placeFor(
  module: ParsedModule,
  object: ts.ObjectLiteralExpression,
  preceding: readonly WantedProperty[],
): number {
  const end = object.properties.length - 1;
  if (object.properties.some((member) => module.ts.isSpreadAssignment(member))) return end;
  const known = preceding.flatMap(({ name }) => memberNamed(module, object, name) ?? []);
  const last = known.at(-1);
  return last ? object.properties.indexOf(last) : end;
}
