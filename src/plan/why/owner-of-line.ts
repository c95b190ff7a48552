import type { WantedEdit } from '../wanted.js';

/**
 * The module that has a line put into a shared file: its edit would put the line back if it were gone. `undefined` when
 * none would, so that the line is a person's. A line of nothing but signs goes with what it opens or closes.
 */
export async function ownerOfLine(
  text: string,
  line: number,
  edits: readonly WantedEdit[],
): Promise<string | undefined> {
  const lines = text.split('\n');
  const at = tellingLine(lines, line);
  if (at === undefined) return undefined;
  const without = lines.filter((_, index) => index !== at).join('\n');
  for (const { edit, because } of edits) {
    const { value } = await edit(without);
    if (value !== undefined && value !== without && because.module !== undefined) return because.module;
  }
  // A comment is written with its entry, but nobody misses it.
  for (const { edit, because } of edits)
    if ((await edit('')).value?.split('\n').includes(lines[line] ?? '')) return because.module;
  return undefined;
}

// The line by whose going one can tell whose a line is: itself, or what it opens or closes where it holds but signs.
function tellingLine(lines: readonly string[], line: number): number | undefined {
  const text = lines[line]?.trim() ?? '';
  if (text === '') return undefined;
  if (/\w/.test(text)) return line;
  const opened = /^[}\])]/.test(text) ? openerOf(lines, line) : line;
  return opened === undefined ? undefined : nextWithWords(lines, opened);
}

function openerOf(lines: readonly string[], line: number): number | undefined {
  let depth = 0;
  for (let at = line; at >= 0; at -= 1) {
    const text = lines[at] ?? '';
    depth += (text.match(/[}\])]/g)?.length ?? 0) - (text.match(/[{[(]/g)?.length ?? 0);
    if (depth <= 0) return at;
  }
  return undefined;
}

function nextWithWords(lines: readonly string[], from: number): number | undefined {
  const found = lines.slice(from).findIndex((text) => /\w/.test(text));
  return found < 0 ? undefined : from + found;
}
