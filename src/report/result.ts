import type { CatalogueEntry, Diagnostic } from '../diagnostics/index.js';
import type { RelPath } from '../text/index.js';
import type { Fact, FileChange } from '../toolkit/index.js';

/** One file that a result speaks of. `diff` is a unified diff of text; `note` is a few words of what it belongs to. */
export type ChangeLine = FileChange;

/** What happens, or would happen, or happened behind our back, to one file. */
export type ChangeAction = ChangeLine['action'];

/** What every verb of the toolkit gives back. `data` is plain JSON data; `summary` holds the counts worth a line; a `state` is words. */
export interface CommandResult {
  readonly command: string;
  readonly ok: boolean;
  readonly exitCode: number;
  readonly summary: Readonly<Record<string, number | string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly data?: unknown;
  readonly changes?: readonly ChangeLine[];
  /** What the changes show already: for formats that have findings only. */
  readonly notes?: readonly Diagnostic[];
  /** What there is to tell besides. `text` and `markdown` tell it; in the others `data` does. */
  readonly facts?: readonly Fact[];
  /** What a person does next, one command each. `text` and `markdown` tell it; no other format does. */
  readonly next?: readonly string[];
}

/** Every value of `--format`. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** How to write. `color`, `width` (columns) and `quiet` concern `text` alone; `sourceOf` gives the text of a file for code frames. */
export interface FormatOptions {
  readonly color: boolean;
  readonly width: number;
  readonly quiet: boolean;
  readonly sourceOf: (file: RelPath) => string | undefined;
  readonly toolVersion: string;
  readonly catalogue: readonly CatalogueEntry[];
}
