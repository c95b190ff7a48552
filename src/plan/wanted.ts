import type { ModuleEdit } from '../code/index.js';
import type { Outcome } from '../diagnostics/index.js';
import type { EnvBlock } from '../documents/index.js';
import type { WiredPart } from '../ledger/index.js';
import type { Hash, RelPath } from '../text/index.js';
import type { Origin } from './plan.js';

/** A whole file that the contracts ask for. */
export interface WantedFile {
  readonly kind: 'file';
  readonly path: RelPath;
  readonly ownership: 'generated' | 'seeded';
  readonly template: string;
  /** Of everything the text is made of; equal inputs make equal texts, so that a pristine file need not be rendered. */
  readonly inputs: Hash;
  readonly because: Origin;
  /** How a text proves that it is ours and unchanged, where no ledger records it; one that is not there is not made. */
  readonly isOurs?: (text: string) => boolean;
  /** The final text, given the one that stands there (its creation stamps are kept). */
  readonly render: (previous: string | undefined) => Promise<Outcome<string>>;
  /** A text that people and templates made together, with its DORA block, given the file that stands there. */
  readonly stamp?: (body: string, previous: string) => string;
}

/** An edit of a shared file: only our nodes change. */
export interface WantedEdit {
  readonly kind: 'edit';
  readonly path: RelPath;
  readonly inputs: Hash;
  readonly because: Origin;
  /** The edited text; the very same text when everything asked for stands there already. */
  readonly edit: (text: string) => Promise<Outcome<string>>;
  /** A file that is not there is left so; else that is an error. */
  readonly isOptional?: true;
  /** What the edit asks for, where many of them can be made in one go. */
  readonly together?: EditTogether;
}

/** A data file with parts in it, and those that had to be put in for that. */
export interface PartsMade {
  readonly text: string;
  readonly parts: readonly WiredPart[];
}

/**
 * An edit as data: in a TypeScript file, in an env file, or in a data file of
 * which modules need parts by name.
 */
export type EditTogether =
  | { readonly kind: 'code'; readonly edits: readonly ModuleEdit[] }
  | { readonly kind: 'env'; readonly block: EnvBlock }
  | {
      readonly kind: 'data';
      readonly needs: readonly string[];
      readonly addTo: (text: string) => Outcome<PartsMade>;
    };

/** Everything one module asks for. */
export interface WantedModule {
  readonly module: string;
  readonly snake: string;
  readonly files: readonly WantedFile[];
  readonly edits: readonly WantedEdit[];
}
