import type { RelPath } from '../text/index.js';

/** One TypeScript or JavaScript file; the extension of `path` decides how `text` is parsed. */
export interface ModuleSource {
  readonly path: RelPath;
  readonly text: string;
}

/** One thing that a module should hold. Applying an edit that already holds changes nothing. */
export type ModuleEdit = ImportEdit | SlotEdit;

/**
 * The module should import `name` from the module specifier `from`, as `alias` if given. An import of the same name
 * from the same module is reused whatever its local name is; `typeOnly` is satisfied by a value import too.
 */
export interface ImportEdit {
  readonly kind: 'import';
  readonly name: string;
  readonly from: string;
  readonly alias?: string;
  readonly typeOnly?: boolean;
}

/** A slot, a place where modules are registered, should hold one entry for what the file calls `entry.value`. */
export interface SlotEdit {
  readonly kind: 'entry';
  readonly slot: SlotAddress;
  readonly entry: SlotEntry;
}

/**
 * Which slot is meant. `symbol` is a dotted path of names as `.l9_wiring.meta.yaml` says it: `modules`, `AppModule.imports`,
 * `app.register`, `buildApp.app.use`, `default`. Without it the slot is found: under the `usual` name, else by the `type` of what
 * it holds and by what is registered there already.
 */
export interface SlotAddress {
  readonly symbol?: string;
  readonly usual?: string;
  readonly type?: string;
  /** How an entry is written there; without it, as its siblings are. */
  readonly form?: EntryForm;
}

/** What an entry can say of a module. `value` is the imported name and what tells the entry from its siblings. */
export interface SlotEntry {
  readonly value: string;
  /** As contracts write it, such as `slack.webhook`; keys of objects and maps follow it in the case of their siblings. */
  readonly id: string;
  readonly route?: string;
}

/** A part of an entry that an {@link EntryForm} names. */
export type EntryFact = keyof SlotEntry;

/** The text of an entry: one fact, an object with facts as properties, or the arguments of a call. */
export type EntryForm = EntryFact | ObjectForm | readonly (EntryFact | ObjectForm)[];

/** The properties of an object entry, each with the fact that is its value. */
export type ObjectForm = Readonly<Record<string, EntryFact>>;
