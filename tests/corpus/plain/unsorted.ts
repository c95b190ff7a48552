import { feature as searchFeature } from './features/search/index.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as spellingFeature } from './features/spelling/index.js';

// Start in this order: the speller needs the index of the search.
export const features = [
  searchFeature,
  spellingFeature,
  exportFeature,
];
