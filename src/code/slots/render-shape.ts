import type { ModuleStyle } from '../detect-style.js';
import { quoted } from '../quoted.js';
import type { SlotEntry } from '../module-edit.js';
import type { Shape } from './entry-shape.js';
import { inCasing } from './id-casing.js';

/** How the text of an entry is laid out. */
export interface Layout {
  readonly style: ModuleStyle;
  /** The indentation of the line that the text begins on. */
  readonly indent: string;
  /** Whether objects are spread over lines, a property each. */
  readonly spread: boolean;
}

const plainName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The widest line that an entry is written on; formatters with their usual settings leave such a line alone. */
export const lineWidth = 80;

/** The text of an entry in a shape. Objects are spread over lines when the layout says so, or when one line is too narrow. */
export function renderShape(shape: Shape, entry: SlotEntry, layout: Layout): string {
  const flat = render(shape, entry, { ...layout, spread: false });
  const isWide = layout.indent.length + flat.length >= lineWidth && hasObject(shape);
  return layout.spread || isWide ? render(shape, entry, { ...layout, spread: true }) : flat;
}

function render(shape: Shape, entry: SlotEntry, layout: Layout): string {
  switch (shape.kind) {
    case 'object':
      return renderObject(shape, entry, layout);
    case 'array':
      return `[${joined(shape.elements, entry, layout)}]`;
    case 'call':
      return `${shape.callee}(${joined(shape.arguments, entry, layout)})`;
    case 'invoke':
      return `${entry.value}(${joined(shape.arguments, entry, layout)})`;
    case 'method':
      return `${render(shape.of, entry, layout)}.${shape.name}()`;
    case 'spread':
      return `...${render(shape.of, entry, layout)}`;
    case 'prefixed':
      return `${shape.word} ${render(shape.of, entry, layout)}`;
    case 'pair':
      return renderPair(shape, entry, layout);
    default:
      return renderFact(shape, entry, layout.style);
  }
}

type FactShape = Extract<Shape, { readonly kind: 'value' | 'route' | 'id' | 'text' | 'member' }>;

function renderFact(shape: FactShape, entry: SlotEntry, { quote }: ModuleStyle): string {
  switch (shape.kind) {
    case 'value':
      return entry.value;
    case 'member':
      return `${entry.value}.${shape.name}`;
    case 'route':
      return quoted(entry.route ?? '', quote);
    case 'id':
      return quoted(inCasing(entry.id, shape.casing), quote);
    case 'text':
      return shape.text;
  }
}

function joined(parts: readonly Shape[], entry: SlotEntry, layout: Layout): string {
  return parts.map((part) => render(part, entry, layout)).join(', ');
}

function renderPair(shape: Extract<Shape, { readonly kind: 'pair' }>, entry: SlotEntry, layout: Layout): string {
  const value = render(shape.value, entry, layout);
  if (!shape.key) return value;
  const key = shape.key.kind === 'route' ? (entry.route ?? '') : inCasing(entry.id, shape.key.casing);
  if (key === value && !shape.isQuoted) return value;
  return `${shape.isQuoted || !plainName.test(key) ? quoted(key, layout.style.quote) : key}: ${value}`;
}

/** The name of a property as code; anything but a plain name is a string. */
export function propertyName(name: string, { quote }: ModuleStyle): string {
  return plainName.test(name) ? name : quoted(name, quote);
}

function renderObject(shape: Extract<Shape, { readonly kind: 'object' }>, entry: SlotEntry, layout: Layout): string {
  const { style, spread, indent } = layout;
  const inner = indent + style.indent;
  const properties = shape.properties.map(({ name, value }) => {
    const text = render(value, entry, { ...layout, indent: inner });
    if (text === name) return name;
    return `${propertyName(name, style)}: ${text}`;
  });
  if (!spread || properties.length === 0) return `{${style.padding}${properties.join(', ')}${style.padding}}`;
  const lines = properties.map((property) => style.eol + inner + property).join(',');
  return `{${lines}${style.trailingCommas ? ',' : ''}${style.eol}${indent}}`;
}

/** True when an entry in a shape is or holds an object. */
export function hasObject(shape: Shape): boolean {
  return shape.kind !== 'value' && JSON.stringify(shape).includes('"kind":"object"');
}
