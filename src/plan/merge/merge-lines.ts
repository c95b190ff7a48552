import { linesOf, type Line } from './lines.js';
import type { NodeConflict } from './merged.js';
import { alignThree, type Region, type Stretch } from './regions.js';

/** Three states of one text, or of a part of one. */
export interface ThreeTexts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** How lines are merged. */
export interface LineRules {
  /** The line end that inserted lines get. */
  readonly eol: string | undefined;
  /** Lines with the same key count as equal: then theirs stand where ours are those of base to the byte, else ours. */
  readonly keyOf?: (line: string) => string;
  /** Says which lines stay where both sides inserted at one place, if that is no conflict. */
  readonly joinInserted?: (ours: readonly string[], theirs: readonly string[]) => readonly string[] | undefined;
  /** Asked about every conflict: the side whose lines are taken. */
  readonly settle: (conflict: NodeConflict) => 'ours' | 'theirs';
  /** What the conflict is about, given the lines of ours, counted from 1. */
  readonly nameOf: (lines: Stretch) => string;
}

interface Sides {
  readonly base: readonly Line[];
  readonly ours: readonly Line[];
  readonly theirs: readonly Line[];
}

const hint = 'Both sides changed these lines. Take one side, or write the lines anew so that they do what both want.';

/**
 * Applies what changed from `base` to `theirs` to `ours`, line by line. Lines that theirs leaves alone keep their bytes. A
 * last line without line end stays so unless theirs alone changed that.
 */
export function mergeLines(texts: ThreeTexts, rules: LineRules): string {
  const sides = { base: linesOf(texts.base), ours: linesOf(texts.ours), theirs: linesOf(texts.theirs) };
  const keyOf = rules.keyOf ?? ((line: string) => line);
  const keys = (lines: readonly Line[]): readonly string[] => lines.map(({ text }) => keyOf(text));
  const regions = alignThree({ base: keys(sides.base), ours: keys(sides.ours), theirs: keys(sides.theirs) });
  const merged = regions.flatMap((region) => linesOfRegion(region, sides, rules));
  return joinLines(merged, { endsLine: endsLine(sides), eol: rules.eol ?? '\n' });
}

function linesOfRegion(region: Region, sides: Sides, rules: LineRules): readonly Line[] {
  const ours = sides.ours.slice(region.ours.start, region.ours.end);
  if (region.changed === 'nobody') return ours.map((line, index) => asTheirs(line, { region, sides, index }));
  if (region.changed === 'ours') return ours;
  const theirs = sides.theirs.slice(region.theirs.start, region.theirs.end).map(({ text }) => ({ text, eol: '' }));
  if (region.changed === 'theirs') return theirs;
  const base = sides.base.slice(region.base.start, region.base.end);
  const joined = base.length === 0 ? rules.joinInserted?.(ours.map(textOf), theirs.map(textOf)) : undefined;
  if (joined) return joined.map((text) => ours.find((line) => line.text === text) ?? { text, eol: '' });
  const node = rules.nameOf({ start: region.ours.start + 1, end: region.ours.end + 1 });
  const side = rules.settle({ node, base: textIn(base), ours: textIn(ours), theirs: textIn(theirs), hint });
  return side === 'ours' ? ours : theirs;
}

interface SameLine {
  readonly region: Region;
  readonly sides: Sides;
  readonly index: number;
}

// What only one side laid out anew is as that side has it.
function asTheirs(line: Line, { region, sides, index }: SameLine): Line {
  const isAsMade = line.text === sides.base[region.base.start + index]?.text;
  const text = isAsMade ? sides.theirs[region.theirs.start + index]?.text : undefined;
  return { ...line, text: text ?? line.text };
}

function textOf({ text }: Line): string {
  return text;
}

function textIn(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

function endsLine({ base, ours, theirs }: Sides): boolean {
  const ends = (lines: readonly Line[]): boolean => lines.at(-1)?.eol !== '';
  return ends(ours) === ends(base) || ours.length === 0 ? ends(theirs) : ends(ours);
}

function joinLines(lines: readonly Line[], end: { readonly endsLine: boolean; readonly eol: string }): string {
  const whole = lines.map(({ text, eol }, index) => {
    if (index < lines.length - 1 || end.endsLine) return text + (eol === '' ? end.eol : eol);
    return text;
  });
  return whole.join('');
}
