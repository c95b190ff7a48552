import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export const features = {
  'export.csv': exportFeature,
  'mail.inbound': { name: 'written by hand' },
  'search.text': searchFeature,
};
