import type { ModuleStyle } from './detect-style.js';

/** A string literal in the wanted quotes, or in the others when that saves a backslash. */
export function quoted(value: string, quote: ModuleStyle['quote']): string {
  const other = quote === "'" ? '"' : "'";
  const use = value.includes(quote) && !value.includes(other) ? other : quote;
  const body = JSON.stringify(value).slice(1, -1);
  return use === '"' ? `"${body}"` : `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
