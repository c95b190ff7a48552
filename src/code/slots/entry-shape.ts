import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { EntryFact, EntryForm, SlotEntry } from '../module-edit.js';
import type { ParsedModule } from '../parsed-module.js';
import { importDeclarations } from '../import-facts.js';
import { nameOf } from './call-chain.js';
import type { Casing } from './id-casing.js';
import { casingOf } from './id-casing.js';

/**
 * How an entry is written, with its facts left out: what siblings have in common, so that a new one can be written alike.
 * `text` is code that is the same whatever the entry.
 */
export type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'route' }
  | { readonly kind: 'id'; readonly casing?: Casing }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'object'; readonly properties: readonly ShapedProperty[] }
  | { readonly kind: 'array'; readonly elements: readonly Shape[] }
  | { readonly kind: 'call'; readonly callee: string; readonly arguments: readonly Shape[] }
  /** `value.routes()`: a method of the value, called without arguments. */
  | { readonly kind: 'method'; readonly of: Shape; readonly name: string }
  /** `value.run`: a member of the value. */
  | { readonly kind: 'member'; readonly name: string }
  /** `value(server)`: the value is what is called. */
  | { readonly kind: 'invoke'; readonly arguments: readonly Shape[] }
  | { readonly kind: 'spread'; readonly of: Shape }
  | { readonly kind: 'prefixed'; readonly word: 'await' | 'void'; readonly of: Shape }
  /** A property of a table; `key` absent is the shorthand. */
  | {
      readonly kind: 'pair';
      readonly key?: Extract<Shape, { readonly kind: 'id' | 'route' }>;
      readonly isQuoted: boolean;
      readonly value: Shape;
    };

/** One property of an object. */
export interface ShapedProperty {
  readonly name: string;
  readonly value: Shape;
}

/** Tells which identifiers stand for what is registered. */
export type IsValue = (name: string) => boolean;

/** The shape of an expression, or of a property of a table; `undefined` when it holds anything that only a person can repeat. */
export function shapeOf(module: ParsedModule, node: ts.Node, isValue: IsValue): Shape | undefined {
  const { ts } = module;
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) return pairOf(module, node, isValue);
  if (!ts.isExpression(node)) return undefined;
  const inner = unwrap(module, node);
  const inside = (child: ts.Node): Shape | undefined => shapeOf(module, child, isValue);
  if (ts.isIdentifier(inner)) return isValue(inner.text) ? { kind: 'value' } : { kind: 'text', text: inner.text };
  if (ts.isStringLiteralLike(inner)) return shapeOfString(inner.text);
  if (ts.isArrayLiteralExpression(inner))
    return all(inner.elements.map(inside), (elements) => ({ kind: 'array', elements }));
  if (ts.isObjectLiteralExpression(inner)) return shapeOfObject(module, inner, isValue);
  if (ts.isCallExpression(inner)) return shapeOfCall(module, inner, isValue);
  return shapeOfPrefixed(module, inner, isValue) ?? shapeOfName(module, inner, isValue);
}

function shapeOfPrefixed(module: ParsedModule, node: ts.Expression, isValue: IsValue): Shape | undefined {
  const { ts } = module;
  const inside = (child: ts.Node): Shape | undefined => shapeOf(module, child, isValue);
  if (ts.isAwaitExpression(node))
    return within(inside(node.expression), (of) => ({ kind: 'prefixed', word: 'await', of }));
  if (ts.isVoidExpression(node))
    return within(inside(node.expression), (of) => ({ kind: 'prefixed', word: 'void', of }));
  if (!ts.isSpreadElement(node)) return undefined;
  const of = inside(node.expression);
  return of?.kind === 'value' ? { kind: 'spread', of } : undefined;
}

function shapeOfName(module: ParsedModule, node: ts.Expression, isValue: IsValue): Shape | undefined {
  const { ts } = module;
  if (ts.isPropertyAccessExpression(node)) {
    const owner = shapeOf(module, node.expression, isValue);
    if (owner?.kind === 'value')
      return isNamespace(module, node.expression) ? owner : { kind: 'member', name: node.name.text };
  }
  return isConstant(ts, node) ? { kind: 'text', text: nameOf(module, node) ?? textOf(module, node) } : undefined;
}

/** The shape that a contract asks for, around the value: as the argument of a call, the value of a pair, or on its own. */
export function shapeOfForm(form: EntryForm): readonly Shape[] {
  const one = (part: EntryFact | Readonly<Record<string, EntryFact>>): Shape =>
    typeof part === 'string'
      ? shapeOfFact(part)
      : {
          kind: 'object',
          properties: Object.entries(part).map(([name, fact]) => ({ name, value: shapeOfFact(fact) })),
        };
  return isList(form) ? form.map(one) : [one(form)];
}

function isList(form: EntryForm): form is Extract<EntryForm, readonly unknown[]> {
  return Array.isArray(form);
}

function shapeOfFact(fact: EntryFact): Shape {
  return { kind: fact };
}

/** The shapes that a shape is made of, in the order in which they are written. */
export function partsOfShape(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'object':
      return shape.properties.map(({ value }) => value);
    case 'array':
      return shape.elements;
    case 'call':
    case 'invoke':
      return shape.arguments;
    case 'method':
    case 'spread':
    case 'prefixed':
      return [shape.of];
    case 'pair':
      return shape.key ? [shape.key, shape.value] : [shape.value];
    default:
      return [];
  }
}

/** The facts that a shape is written with. */
export function factsOf(shape: Shape): readonly EntryFact[] {
  const { kind } = shape;
  const own = kind === 'route' || kind === 'id' ? [kind] : [];
  const named = kind === 'value' || kind === 'member' || kind === 'invoke' ? (['value'] as const) : [];
  return [...own, ...named, ...partsOfShape(shape).flatMap(factsOf)];
}

/** True when an entry has what a shape needs, and the shape names one value; members of it may stand several times. */
export function fits(shape: Shape, entry: SlotEntry): boolean {
  const facts = factsOf(shape);
  const isOne = facts.filter((fact) => fact === 'value').length === 1 || isOfMembers(shape);
  return isOne && facts.every((fact) => entry[fact] !== undefined);
}

function isOfMembers(shape: Shape): boolean {
  const text = JSON.stringify(shape);
  return text.includes('{"kind":"member"') && !text.includes('{"kind":"value"}');
}

/** True when a call stands around the value, or behind it, that is no part of the slot itself. */
export function isWrapped(shape: Shape): boolean {
  if (shape.kind === 'call' || shape.kind === 'method') return true;
  if (shape.kind === 'pair') return isWrapped(shape.value);
  return shape.kind === 'array' && shape.elements.some(isWrapped);
}

function shapeOfString(text: string): Extract<Shape, { readonly kind: 'id' | 'route' }> {
  const casing = casingOf(text);
  return text.startsWith('/') ? { kind: 'route' } : { kind: 'id', ...(casing ? { casing } : {}) };
}

// `method: 'POST'` says nothing of who is registered; what its text would be for another module only a person can tell.
const namesOfIds = /^(?:id|name|key|slug|tool|module)$|(?:[a-z](?:Id|Name|Key)|_(?:id|name|key))$/;

function shapeOfNamed(name: string, shape: Shape | undefined): Shape | undefined {
  return shape?.kind === 'id' && !namesOfIds.test(name) ? undefined : shape;
}

function pairOf(
  module: ParsedModule,
  node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
  isValue: IsValue,
): Shape | undefined {
  const { ts } = module;
  if (ts.isShorthandPropertyAssignment(node))
    return isValue(node.name.text) ? { kind: 'pair', isQuoted: false, value: { kind: 'value' } } : undefined;
  if (!ts.isIdentifier(node.name) && !ts.isStringLiteralLike(node.name)) return undefined;
  const key = shapeOfString(node.name.text);
  const isQuoted = ts.isStringLiteralLike(node.name);
  return within(shapeOf(module, node.initializer, isValue), (value) => ({ kind: 'pair', key, isQuoted, value }));
}

function shapeOfObject(module: ParsedModule, node: ts.ObjectLiteralExpression, isValue: IsValue): Shape | undefined {
  const { ts } = module;
  const properties = node.properties.map((member): ShapedProperty | undefined => {
    if (ts.isShorthandPropertyAssignment(member)) {
      const value = isValue(member.name.text)
        ? ({ kind: 'value' } as const)
        : ({ kind: 'text', text: member.name.text } as const);
      return { name: member.name.text, value };
    }
    if (!ts.isPropertyAssignment(member) || ts.isComputedPropertyName(member.name)) return undefined;
    const value = shapeOfNamed(member.name.text, shapeOf(module, member.initializer, isValue));
    return value && { name: member.name.text, value };
  });
  return all(properties, (shaped) => ({ kind: 'object', properties: shaped }));
}

function shapeOfCall(module: ParsedModule, node: ts.CallExpression, isValue: IsValue): Shape | undefined {
  const { ts } = module;
  const callee = unwrap(module, node.expression);
  if (ts.isPropertyAccessExpression(callee)) {
    const of = shapeOf(module, callee.expression, isValue);
    if (of && factsOf(of).includes('value'))
      return node.arguments.length === 0 ? { kind: 'method', of, name: callee.name.text } : undefined;
  }
  const name = nameOf(module, callee);
  if (name === undefined) return undefined;
  const shaped = node.arguments.map((argument) => shapeOf(module, argument, isValue));
  const isInvoked = ts.isIdentifier(callee) && isValue(callee.text);
  return all(shaped, (parts) =>
    isInvoked ? { kind: 'invoke', arguments: parts } : { kind: 'call', callee: name, arguments: parts },
  );
}

// `orders.router` of `import * as orders` is what `router` of an import by name is.
function isNamespace(module: ParsedModule, node: ts.Expression): boolean {
  const { ts } = module;
  return (
    ts.isIdentifier(node) &&
    importDeclarations(module).some(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      return bindings !== undefined && ts.isNamespaceImport(bindings) && bindings.name.text === node.text;
    })
  );
}

// Names, members of names, and plain literals: code that says the same wherever it stands in the file.
function isConstant(ts: ParsedModule['ts'], node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isConstant(ts, node.expression);
  return (
    ts.isIdentifier(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

function textOf(module: ParsedModule, node: ts.Node): string {
  return module.text.slice(node.getStart(module.file), node.end);
}

function within(shape: Shape | undefined, wrap: (shape: Shape) => Shape): Shape | undefined {
  return shape && wrap(shape);
}

function all<T>(parts: readonly (T | undefined)[], join: (parts: readonly T[]) => Shape): Shape | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? join(known) : undefined;
}
