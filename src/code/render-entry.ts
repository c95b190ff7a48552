import type { ModuleStyle } from './detect-style.js';
import { quoted } from './expression.js';
import type { WantedExpression } from './expression.js';

/** One property that an object entry should have. */
export interface WantedProperty {
  readonly name: string;
  readonly value: WantedExpression;
}

const plainName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The widest line that an entry is written on; formatters with their usual settings leave such a line alone. */
const lineWidth = 80;

/** `name: value`, or the name alone when the value is the variable of the same name. */
export function renderProperty({ name, value }: WantedProperty, style: ModuleStyle, indent: string): string {
  const isPlain = plainName.test(name);
  if (isPlain && value.tokens.length === 1 && value.tokens[0] === name) return name;
  return `${isPlain ? name : quoted(name, style.quote)}: ${value.render(style, indent)}`;
}

/** An object literal whose first line starts at `indent`: one line if it fits and `spread` is false, else one line for each property. */
export function renderObject(
  properties: readonly WantedProperty[],
  style: ModuleStyle,
  place: { readonly indent: string; readonly spread: boolean },
): string {
  const oneLine = `{${style.padding}${properties.map((one) => renderProperty(one, style, place.indent)).join(', ')}${style.padding}}`;
  if (!place.spread && !/[\r\n]/.test(oneLine) && place.indent.length + oneLine.length < lineWidth) return oneLine;
  const inner = place.indent + style.indent;
  const lines = properties.map((one) => style.eol + inner + renderProperty(one, style, inner)).join(',');
  return `{${lines}${style.trailingCommas ? ',' : ''}${style.eol}${place.indent}}`;
}

/** True when an object literal is spread over several lines although it would fit on one. */
export function isSpread(text: string, indent: string): boolean {
  return /[\r\n]/.test(text) && indent.length + text.replace(/\s+/g, ' ').length < lineWidth;
}
