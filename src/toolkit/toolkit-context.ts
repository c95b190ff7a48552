import type { FileSystem, ProcessProbe } from '../host/index.js';

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
  readonly signal?: AbortSignal;
}
