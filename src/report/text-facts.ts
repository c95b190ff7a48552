import type { Palette } from './palette.js';
import type { CommandResult } from './result.js';
import { visible } from './visible.js';

/** The facts of a result in two columns, the names in the first; one block. */
export function formatFacts(facts: CommandResult['facts'], palette: Palette): readonly (readonly string[])[] {
  if (!facts || facts.length === 0) return [];
  const width = Math.max(...facts.map(({ name }) => name.length));
  const lines = facts.flatMap(({ name, values }) =>
    values.map((value, at) => `${palette.dim((at === 0 ? name : '').padEnd(width))}  ${visible(value)}`),
  );
  return [lines];
}
