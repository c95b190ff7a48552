import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const features = new Map<string, typeof exportFeature>();
const order = [exportFeature, searchFeature];
features.set('export', exportFeature);
features.set('search', searchFeature);

export { features, order };
