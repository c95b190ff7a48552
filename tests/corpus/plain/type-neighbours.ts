import type { Feature } from './feature.js';
import exporting, { type ExportOptions } from './features/export/index.js';
import { type SearchOptions, searchFeature } from './features/search/index.js';
import type * as Spelling from './features/spelling/index.js';

export interface Options {
  readonly export?: ExportOptions;
  readonly search?: SearchOptions;
  readonly spelling?: Spelling.SpellingOptions;
}

export const features: ReadonlyArray<Feature> = [exporting, searchFeature];
