import type { Alternatives, ContractPart, Module } from '../../model/index.js';
import { moduleTemplates, moduleView, type Renderer } from '../../render/index.js';
import { canonicalJson } from '../../text/index.js';
import type { AlignedLine } from './align-lines.js';
import { allChanged, changedTokens, comparedText, type ChangedTokens, type ComparedText } from './changed-tokens.js';

/** A part of the contracts that decides on a line: were it otherwise, the line would be. */
export interface Cause {
  readonly part: ContractPart;
  /** How many lines of the file would be otherwise; few for what concerns this line in particular. */
  readonly lines: number;
}

/** One file of a module, and what it is made with. */
export interface ExplainedFile {
  readonly module: Module;
  readonly template: string;
  readonly renderer: Renderer;
  /** As the template makes it, before it is formatted. */
  readonly text: string;
}

/** Answers which parts of the contracts decide on a line, the most particular first. */
export interface CauseFinder {
  readonly of: (line: AlignedLine) => readonly Cause[];
  /** How many parts were varied, of all there are. */
  readonly varied: number;
  readonly parts: number;
}

// Each part is varied by decoding its contract anew; what that costs grows with the contract.
const mostParts = 2000;

/**
 * Varies each part of a module's contracts and sees what becomes of one file; a part that leaves the model as it is costs
 * no rendering. Of more parts than can be varied in reasonable time, those come first whose value `line` shows.
 */
export function findCauses(file: ExplainedFile, { parts, of }: Alternatives, line: string): CauseFinder {
  const before = comparedText(file.text);
  const model = modelOf(file.module);
  const isShown = ({ value }: ContractPart): boolean =>
    typeof value === 'string' && value !== '' && line.includes(value);
  const chosen = [...parts.filter(isShown), ...parts.filter((part) => !isShown(part))].slice(0, mostParts);
  const effects = chosen.flatMap((part) =>
    [...of(part)]
      .filter((module) => modelOf(module) !== model)
      .flatMap((module) => {
        const changed = effectOf(file, before, module);
        return changed ? [{ part, changed }] : [];
      }),
  );
  return {
    of: (aligned) => causesAmong(effects, aligned),
    varied: chosen.length,
    parts: parts.length,
  };
}

// The hash of the spec stands in no text but the stamp.
function modelOf(module: Module): string {
  return canonicalJson({ ...module, specHash: '' });
}

function effectOf(
  { template, renderer }: ExplainedFile,
  before: ComparedText,
  module: Module,
): ChangedTokens | undefined {
  if (!moduleTemplates(module).some((made) => made.template === template)) return allChanged(before);
  const { value } = renderer.render(template, moduleView(module));
  return value === undefined ? undefined : changedTokens(before, value);
}

function causesAmong(
  effects: readonly { readonly part: ContractPart; readonly changed: ChangedTokens }[],
  { tokens }: AlignedLine,
): readonly Cause[] {
  const fewest = new Map<ContractPart, number>();
  const own = new Set(tokens);
  for (const { part, changed } of effects) {
    const touches = tokens.some(
      (token) => changed.touches(token) || (own.has(token - 1) && changed.opensBefore(token)),
    );
    if (touches) fewest.set(part, Math.min(changed.lines, fewest.get(part) ?? Infinity));
  }
  // The order of the contracts decides among equals: sorting keeps it.
  return [...fewest].map(([part, lines]) => ({ part, lines })).sort((a, b) => a.lines - b.lines);
}
