import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export default {
  name: 'editor',
  features: [exportFeature, searchFeature],
  theme: { dark: true },
};
