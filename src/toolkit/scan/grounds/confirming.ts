import type { FileSystem } from '../../../host/index.js';
import type { WrittenGrounds } from './grounds-text.js';

/** What has grounds, and where they are looked for again. */
export interface Confirming {
  readonly files: FileSystem;
  readonly grounds: WrittenGrounds;
}
