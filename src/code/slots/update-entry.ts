import type { ts } from 'ts-morph';
import type { TextEdit } from '../../text/index.js';
import type { ModuleStyle } from '../detect-style.js';
import { memberNamed } from '../object-literal.js';
import { quoted } from '../quoted.js';
import { commentsOfItem, insertItems, type ListShape } from '../insert-items.js';
import type { EntryForm, SlotEntry } from '../module-edit.js';
import { rangeOf } from '../parsed-module.js';
import type { ParsedModule } from '../parsed-module.js';
import { hasPin } from '../pin.js';
import type { Range } from '../trivia.js';
import { settled } from './call-chain.js';
import { shapeOfForm, type Shape } from './entry-shape.js';
import { propertyName, renderShape } from './render-shape.js';

/** Edits of a text, and the ranges whose tokens they replace. */
export interface Change {
  readonly edits: readonly TextEdit[];
  readonly replaced: readonly Range[];
}

/** What an item should say now. */
export interface Wanted {
  readonly entry: SlotEntry;
  readonly form: EntryForm | undefined;
  readonly style: ModuleStyle;
}

/**
 * The edits that make an item say what it should: a route that is written as plain text is replaced by the wanted one, and
 * properties that a form asks for are added. Values that a person computes, and everything pinned, stay.
 */
export function updateItem(module: ParsedModule, nodes: readonly ts.Node[], wanted: Wanted): Change {
  const literals = nodes.flatMap((node) => routesIn(module, node));
  const changes = literals.length === 1 ? literals.flatMap((literal) => changeRoute(module, literal, wanted)) : [];
  const additions = nodes.flatMap((node) => addProperties(module, node, wanted));
  return {
    edits: [...changes, ...additions],
    replaced: changes.map(({ start, end }) => ({ start, end })),
  };
}

function changeRoute(
  module: ParsedModule,
  literal: ts.StringLiteralLike,
  { entry, style }: Wanted,
): readonly TextEdit[] {
  if (entry.route === undefined || literal.text === entry.route) return [];
  return [{ ...rangeOf(module, literal), text: quoted(entry.route, style.quote) }];
}

/** The plain texts of an item that are paths, except in pinned properties. */
function routesIn(module: ParsedModule, node: ts.Node): readonly ts.StringLiteralLike[] {
  const { ts } = module;
  const inner = ts.isExpression(node) ? settled(module, node) : node;
  if (ts.isStringLiteralLike(inner)) return inner.text.startsWith('/') ? [inner] : [];
  if (ts.isPropertyAssignment(inner)) return routesIn(module, inner.initializer);
  if (ts.isArrayLiteralExpression(inner)) return inner.elements.flatMap((one) => routesIn(module, one));
  if (ts.isCallExpression(inner)) return inner.arguments.flatMap((one) => routesIn(module, one));
  if (!ts.isObjectLiteralExpression(inner)) return [];
  const shape = objectShape(module, inner);
  return inner.properties.flatMap((member, index) =>
    hasPin(module.text, commentsOfItem(shape, index)) ? [] : routesIn(module, member),
  );
}

function addProperties(module: ParsedModule, node: ts.Node, { entry, form, style }: Wanted): readonly TextEdit[] {
  const shape = form === undefined ? undefined : shapeOfForm(form).find(({ kind }) => kind === 'object');
  const object = shape && objectIn(module, node);
  if (shape?.kind !== 'object' || !object) return [];
  const missing = shape.properties.filter(({ name }) => !memberNamed(module, object, name));
  const insertions = missing.map(({ name, value }) => ({
    after: object.properties.length - 1,
    render: () => propertyText(name, value, { entry, style }),
  }));
  return insertItems(objectShape(module, object), insertions, style);
}

function propertyText(name: string, value: Shape, { entry, style }: Pick<Wanted, 'entry' | 'style'>): string {
  const text = renderShape(value, entry, { style, indent: '', spread: false });
  return text === name ? name : `${propertyName(name, style)}: ${text}`;
}

function objectIn(module: ParsedModule, node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const { ts } = module;
  const inner = ts.isExpression(node) ? settled(module, node) : node;
  if (ts.isObjectLiteralExpression(inner)) return inner;
  if (ts.isPropertyAssignment(inner)) return objectIn(module, inner.initializer);
  const parts = ts.isCallExpression(inner) ? inner.arguments : ts.isArrayLiteralExpression(inner) ? inner.elements : [];
  for (const part of parts) {
    const object = objectIn(module, part);
    if (object) return object;
  }
  return undefined;
}

function objectShape(module: ParsedModule, object: ts.ObjectLiteralExpression): ListShape {
  const inside = { start: object.getStart(module.file) + 1, end: object.end - 1 };
  const items = object.properties.map((member) => rangeOf(module, member));
  return { text: module.text, inside, items, whenEmpty: 'inline' };
}
