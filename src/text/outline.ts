/** A text with its keyed structure, as far as its language has one: what a merge works on, whatever the language is. */
export interface Outline {
  readonly text: string;
  /** The whole text. */
  readonly root: OutlinePart;
  /** Where tokens and comments stand, in order, as two parallel lists; absent where a language has no tokens. */
  readonly tokens?: { readonly starts: readonly number[]; readonly ends: readonly number[] };
}

/** A range of a text with the lists in it, in order, none inside another. What stands between the lists is plain text. */
export interface OutlinePart {
  /** UTF-16 offsets; `end` is exclusive, here and below. */
  readonly start: number;
  readonly end: number;
  readonly lists: readonly OutlineList[];
}

/** Items of which each has an identity. Between them, and around them, stands white space; comments behind the last stand there too. */
export interface OutlineList {
  readonly start: number;
  readonly end: number;
  /** What the list is; lists of different kinds are never merged. */
  readonly kind: string;
  /** What separates items: always, only where no line ends between them, or nothing. */
  readonly separator: 'comma' | 'member' | 'none';
  readonly items: readonly OutlineItem[];
}

/** An item with the comments that belong to it, in front and behind. */
export interface OutlineItem extends OutlinePart {
  /** Different from the keys of all other items in the list. */
  readonly key: string;
  /** The item is known by its text alone: a changed one has another key. */
  readonly byText: boolean;
  /** For people: `method run`, `section "Usage"`. */
  readonly label: string;
  /** New items come behind others of their group. */
  readonly group: string;
  /** Where the comments in front end. */
  readonly coreStart: number;
  /** The separator, an empty range where it would have to be written when it is missing. */
  readonly separator: { readonly start: number; readonly end: number };
}
