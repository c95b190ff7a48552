import { displayWidth } from '../text/index.js';
import type { Palette } from './palette.js';
import type { ChangeAction, ChangeLine } from './result.js';
import { visible, visibleLines } from './visible.js';
import { wrap } from './wrap.js';

const indent = '    ';

/** How changes are shown: `width` in columns; a diff keeps its own. */
export interface ChangeStyle {
  readonly palette: Palette;
  readonly width: number;
}

// Complete by type, so that a new action cannot be forgotten; `unchanged` has no colour because it is never listed.
const groups: Readonly<Record<Exclude<ChangeAction, 'unchanged'>, 'green' | 'yellow' | 'red' | 'cyan'>> = {
  create: 'green',
  update: 'yellow',
  delete: 'red',
  conflict: 'red',
  decision: 'cyan',
  adopted: 'green',
  ejected: 'yellow',
  edited: 'yellow',
  missing: 'red',
  stale: 'yellow',
  pending: 'cyan',
  orphaned: 'yellow',
  foreign: 'cyan',
};

/** One block of lines per action that occurs, files in the given order, diffs coloured. Files that stay as they are go unlisted. */
export function formatChanges(changes: readonly ChangeLine[], style: ChangeStyle): readonly (readonly string[])[] {
  return Object.entries(groups).flatMap(([action, color]) => {
    const members = changes.filter((change) => change.action === action);
    if (members.length === 0) return [];
    return [
      [
        style.palette[color](`${action} (${members.length})`),
        ...members.flatMap((change) => changeLines(change, style)),
      ],
    ];
  });
}

function changeLines(change: ChangeLine, style: ChangeStyle): readonly string[] {
  return [...headLines(change, style), ...reasonLines(change, style), ...diffLines(change, style)];
}

function headLines({ path, note, drift }: ChangeLine, { palette, width }: ChangeStyle): readonly string[] {
  const about = [note, drift]
    .filter((words) => words !== undefined)
    .map(visible)
    .join(', ');
  if (about === '') return [`  ${visible(path)}`];
  const isOneLine = displayWidth(`  ${visible(path)}  ${about}`) <= width;
  return isOneLine
    ? [`  ${visible(path)}${palette.dim(`  ${about}`)}`]
    : [`  ${visible(path)}`, palette.dim(`${indent}${about}`)];
}

function reasonLines({ reason }: ChangeLine, { palette, width }: ChangeStyle): readonly string[] {
  if (reason === undefined) return [];
  return wrap(visible(`from ${reason}`), { width, first: indent, rest: indent }).map(palette.dim);
}

function diffLines({ diff }: ChangeLine, { palette }: ChangeStyle): readonly string[] {
  if (diff === undefined || diff === '') return [];
  const [from = '', to = '', ...rest] = visibleLines(diff.replace(/\r?\n$/, ''));
  // Only the first two lines can be the head: a removed `-- x` looks like one, too.
  const head = [from, to].map((line) => (/^(---|\+\+\+) /.test(line) ? palette.bold(line) : paintDiff(line, palette)));
  return [...head, ...rest.map((line) => paintDiff(line, palette))].map((line) => `${indent}${line}`);
}

function paintDiff(line: string, palette: Palette): string {
  if (line.startsWith('+')) return palette.green(line);
  if (line.startsWith('-')) return palette.red(line);
  return line.startsWith('@@') ? palette.cyan(line) : line;
}
