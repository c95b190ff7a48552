import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';
import { feature as spellingFeature } from './features/spelling/index.js';

const { argv } = process;

export const features: Array<Feature | false> = [
  exportFeature,
  argv.includes('--spell') && spellingFeature,
  searchFeature,
];
