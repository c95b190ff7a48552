import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const features: Feature[] = [];
features.push(exportFeature, searchFeature);

export { features };
