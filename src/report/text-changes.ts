import type { Palette } from './palette.js';
import type { ChangeAction, ChangeLine } from './result.js';
import { visible, visibleLines } from './visible.js';

// Complete by type, so that a new action cannot be forgotten; `unchanged` has no colour because it is never listed.
const groups: Readonly<Record<Exclude<ChangeAction, 'unchanged'>, 'green' | 'yellow' | 'red' | 'cyan'>> = {
  create: 'green',
  update: 'yellow',
  delete: 'red',
  conflict: 'red',
  edited: 'yellow',
  missing: 'red',
  stale: 'yellow',
  pending: 'cyan',
  orphaned: 'yellow',
  foreign: 'cyan',
};

/** One block of lines per action that occurs, files in the given order, diffs coloured. Files that stay as they are go unlisted. */
export function formatChanges(changes: readonly ChangeLine[], palette: Palette): readonly (readonly string[])[] {
  return Object.entries(groups).flatMap(([action, color]) => {
    const members = changes.filter((change) => change.action === action);
    if (members.length === 0) return [];
    return [
      [palette[color](`${action} (${members.length})`), ...members.flatMap((change) => changeLines(change, palette))],
    ];
  });
}

function changeLines({ path, note, diff }: ChangeLine, palette: Palette): readonly string[] {
  const head = `  ${visible(path)}${note === undefined ? '' : palette.dim(`  ${visible(note)}`)}`;
  if (diff === undefined || diff === '') return [head];
  return [head, ...visibleLines(diff.replace(/\r?\n$/, '')).map((line) => `    ${paintDiff(line, palette)}`)];
}

function paintDiff(line: string, palette: Palette): string {
  if (/^(---|\+\+\+) /.test(line)) return palette.bold(line);
  if (line.startsWith('+')) return palette.green(line);
  if (line.startsWith('-')) return palette.red(line);
  return line.startsWith('@@') ? palette.cyan(line) : line;
}
