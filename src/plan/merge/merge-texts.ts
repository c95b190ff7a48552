import { joinInserted } from './join-inserted.js';
import { keepsAdditions } from './keeps-additions.js';
import { languageOf, type Language } from './language.js';
import { commonEol, unixText } from './lines.js';
import { mergeLines } from './merge-lines.js';
import { mergeOutlined } from './merge-outlined.js';
import type { Decide, MergeInput, Merged, NodeConflict } from './merged.js';
import type { Sides } from './merging.js';
import { tokensIn } from './token-text.js';

const bom = '\ufeff';

/**
 * Merges what the generator changed (`base` to `theirs`) into what a person made of `base`. Whatever theirs leaves alone
 * keeps the bytes of ours, line ends, byte order mark and indentation included. Where the language has keyed structure (code,
 * Markdown sections) additions of both sides stay, ours first. Before a text is given it is proven to parse, if the three
 * did, and to hold every token that ours added; else the file as a whole is one conflict. A conflict is data: with one left
 * there is no text. `decided` is asked once per conflict; the side it names is taken. Throws on nothing.
 */
export async function mergeTexts(input: MergeInput, decided: Decide = () => undefined): Promise<Merged> {
  const { base, ours, theirs } = input;
  if (theirs === base || unixText(theirs) === unixText(ours)) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const texts = { base: withoutBom(base), ours: withoutBom(ours), theirs: withoutBom(theirs) };
  const merge = await mergerOf(languageOf(input.path), texts);
  const conflicts: NodeConflict[] = [];
  const taken = { theirs: false };
  const text = merge.run((conflict) => {
    const side = decided(conflict);
    if (side === undefined) conflicts.push(conflict);
    if (side === 'theirs') taken.theirs = true;
    return side ?? 'ours';
  });
  if (conflicts.length > 0) return { conflicts };
  // What a decision gives up is not missed: the proof is about the merge in which ours was always taken.
  const proven = taken.theirs ? merge.run(() => 'ours') : text;
  if ((await merge.isSound(text)) && (await merge.keepsOurs(proven)))
    return { text: hasBom(input) ? bom + text : text, conflicts };
  return settleFile(input, decided);
}

interface Merger {
  readonly run: (settle: (conflict: NodeConflict) => 'ours' | 'theirs') => string;
  readonly isSound: (text: string) => Promise<boolean>;
  readonly keepsOurs: (text: string) => Promise<boolean>;
}

async function mergerOf(language: Language, texts: Sides<string>): Promise<Merger> {
  const eol = commonEol(texts.ours) ?? commonEol(texts.theirs) ?? '\n';
  const [base, ours, theirs] = [
    await language.outlineOf(texts.base),
    await language.outlineOf(texts.ours),
    await language.outlineOf(texts.theirs),
  ];
  if (base && ours && theirs) {
    const tokensOf = async (text: string): Promise<readonly string[]> =>
      tokensOfOutline(await language.outlineOf(text));
    return {
      run: (settle) => mergeOutlined({ base, ours, theirs }, { eol, settle }),
      isSound: language.parses,
      keepsOurs: async (text) => keepsAdditions(tokensOfOutline(base), tokensOfOutline(ours), await tokensOf(text)),
    };
  }
  const parsed =
    (await language.parses(texts.base)) && (await language.parses(texts.ours)) && (await language.parses(texts.theirs));
  const rules = language.name === 'yaml' || language.name === 'plain' ? { joinInserted } : {};
  return {
    run: (settle) => mergeLines(texts, { ...rules, eol, settle, nameOf: nameOfLines }),
    isSound: async (text) => !parsed || language.parses(text),
    keepsOurs: async (text) => keepsAdditions(wordsOf(texts.base), wordsOf(texts.ours), wordsOf(text)),
  };
}

function tokensOfOutline(outline: Awaited<ReturnType<Language['outlineOf']>>): readonly string[] {
  if (!outline) return [];
  return outline.tokens ? tokensIn(outline, outline.root).texts : wordsOf(outline.text);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\S+/g) ?? [];
}

function nameOfLines({ start, end }: { readonly start: number; readonly end: number }): string {
  return end - start > 1 ? `lines ${start}–${end - 1}` : `line ${start}`;
}

const wholeFile = 'Merging part by part would break the file or lose something. Take one side, or write the file anew.';

function settleFile({ base, ours, theirs }: MergeInput, decided: Decide): Merged {
  const conflict = { node: 'whole file', base, ours, theirs, hint: wholeFile };
  const side = decided(conflict);
  if (side === undefined) return { conflicts: [conflict] };
  return { text: side === 'ours' ? ours : theirs, conflicts: [] };
}

function withoutBom(text: string): string {
  return text.startsWith(bom) ? text.slice(1) : text;
}

function hasBom({ base, ours, theirs }: MergeInput): boolean {
  return (ours.startsWith(bom) === base.startsWith(bom) ? theirs : ours).startsWith(bom);
}
