import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const list = [
  exportFeature,
  searchFeature,
];

export { list as features, list as default };
