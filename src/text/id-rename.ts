import { applyEdits, type TextEdit } from './edits.js';
import { findId, formsOf, isPartOfId, type IdForm, type IdPlace } from './id-forms.js';
import { snakeCase } from './names.js';

/** The renaming of an id in texts, and its way back. */
export interface IdRename {
  readonly from: string;
  readonly to: string;
  /** What renames each place of a text where the id stands, in the form in which it stands there. */
  readonly edits: (text: string, isMeant?: (place: IdPlace) => boolean) => readonly TextEdit[];
  /** The text with these edits. */
  readonly rename: (text: string, isMeant?: (place: IdPlace) => boolean) => string;
}

/** An id, its new one, and the other ids that there are. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly others: readonly string[];
}

// What others answer at keeps its address; what is served here follows its module.
const foreignAddress = /\bhttps?:\/\/(?!(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b)[^\s'"`<>)\]}]+/g;

/**
 * Renames an id wherever it stands as whole words, keeping the form: `SlackWebhookHandlers` → `CrmSyncHandlers`. The forms
 * of a longer id that holds the same words, and addresses of others, are left alone.
 */
export function createIdRename({ from, to, others }: Renaming): IdRename {
  const target = formsOf(to);
  const longer = others.filter((other) => isPartOfId(from, other));
  const edits: IdRename['edits'] = (text, isMeant = () => true) => {
    const masks = masksOf(text, longer);
    const isMasked = ({ start, end }: IdPlace): boolean => masks.some((mask) => start < mask.end && end > mask.start);
    return findId(text, from)
      .filter((place) => !isMasked(place) && isMeant(place))
      .map((place) => ({ start: place.start, end: place.end, text: target[formAt(text, place)] }))
      .filter(({ start, end, text: wanted }) => text.slice(start, end) !== wanted);
  };
  return { from, to, edits, rename: (text, isMeant) => withEdits(text, edits(text, isMeant)) };
}

/** True for an id that is one plain word, which people and contracts use for other things as well. */
export function isOneWord(id: string): boolean {
  return !snakeCase(id).includes('_');
}

/** The text with edits that are known not to overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits);
  if (typeof result !== 'string') throw new Error('two places of one id overlap');
  return result;
}

interface Mask {
  readonly start: number;
  readonly end: number;
}

function masksOf(text: string, longer: readonly string[]): readonly Mask[] {
  const addresses = [...text.matchAll(foreignAddress)].map(({ 0: found, index }) => {
    return { start: index, end: index + found.length };
  });
  return [...addresses, ...longer.flatMap((id) => findId(text, id))];
}

/** Where several forms are spelt alike, the one that belongs to the place. */
function formAt(text: string, { start, end, forms }: IdPlace): IdForm {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  const isBeside = (mark: string): boolean => before === mark || after === mark;
  const applies: readonly (readonly [IdForm, boolean])[] = [
    ['camel', /[A-Z]/.test(after)],
    ['upper', isBeside('_')],
    ['header', isBeside('-')],
    ['pascal', true],
    ['snake', isBeside('_') || namesSpec(text, start)],
    ['kebab', isBeside('-') || isRoute(text, start)],
    ['dotted', saysModule(text, start)],
    ['snake', true],
  ];
  return applies.find(([form, isFit]) => isFit && forms.includes(form))?.[0] ?? forms[0] ?? 'dotted';
}

// `/orders/events` behind a quote or a blank is an address; `modules/orders/` and `./orders.js` are paths of files.
function isRoute(text: string, start: number): boolean {
  return text.charAt(start - 1) === '/' && !/[\w.)}*-]/.test(text.charAt(start - 2));
}

// `Module-Spec-v2.6-orders.yaml`: the file of a spec is named by the snake form, whatever stands in front.
function namesSpec(text: string, start: number): boolean {
  return /Module-Spec-v[\d.]+-$/.test(text.slice(Math.max(0, start - 40), start));
}

function saysModule(text: string, start: number): boolean {
  return /(?:\bmodule(?:_?id)?\b["']?\s*[:=]?\s*["'`]?|^# )$/im.test(text.slice(Math.max(0, start - 40), start));
}
