import { commonEol, unixText } from './lines.js';
import { mergeLines } from './merge-lines.js';
import type { Decide, MergeInput, Merged, NodeConflict } from './merged.js';

const bom = '\ufeff';

/**
 * Merges what the generator changed (`base` to `theirs`) into what a person made of `base`. Whatever theirs leaves alone
 * keeps the bytes of ours, line ends, byte order mark and indentation included. A conflict is data: with one left there is
 * no text. `decided` is asked once per conflict; the side it names is taken. Pure and deterministic; throws on nothing.
 */
export async function mergeTexts(input: MergeInput, decided: Decide = () => undefined): Promise<Merged> {
  const { base, ours, theirs } = input;
  if (theirs === base || unixText(theirs) === unixText(ours)) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const conflicts: NodeConflict[] = [];
  const settle = (conflict: NodeConflict): 'ours' | 'theirs' => {
    const side = decided(conflict);
    if (side === undefined) conflicts.push(conflict);
    return side ?? 'ours';
  };
  const nameOf = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    end - start > 1 ? `lines ${start}–${end - 1}` : `line ${start}`;
  const bare = { base: withoutBom(base), ours: withoutBom(ours), theirs: withoutBom(theirs) };
  const text = mergeLines(bare, { eol: commonEol(ours) ?? commonEol(theirs), settle, nameOf });
  if (conflicts.length > 0) return { conflicts };
  return { text: hasBom(input) ? bom + text : text, conflicts };
}

function withoutBom(text: string): string {
  return text.startsWith(bom) ? text.slice(1) : text;
}

function hasBom({ base, ours, theirs }: MergeInput): boolean {
  return (ours.startsWith(bom) === base.startsWith(bom) ? theirs : ours).startsWith(bom);
}
