import type { FileSystem, ProcessProbe, ResultCache } from '../host/index.js';

/** What every verb works with. Nothing in the toolkit knows an absolute path, the environment or the terminal. */
export interface ToolkitContext {
  /** The repository the verb works on. */
  readonly files: FileSystem;
  /** The product's own files: `templates/`. */
  readonly product: FileSystem;
  /** ISO 8601, whole seconds, UTC: the time that stamps of changed files carry. */
  readonly now: string;
  readonly toolVersion: string;
  readonly processes: ProcessProbe;
  /** Told before each longer step; a no-op where nobody watches. */
  readonly progress: (step: string) => void;
  /** Waits for as long as another run needs to write. */
  readonly pause: () => Promise<void>;
  /** Hears requests to stop from the first call on; before it one ends the process at once. */
  readonly interruption?: () => AbortSignal;
  /** Where results are remembered from one run to the next; absent where nothing may be. */
  readonly memory?: Memory;
}

/** A place for results of one workspace, and what besides its files they depend on. */
export interface Memory {
  readonly cache: ResultCache;
  /** Tells this workspace from others. */
  readonly workspace: string;
  /** Tells this build of the product from others. */
  readonly product: string;
}
