import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const path = /[/\]]features = \[(.*)\]/u;
const half = 10 / 2 / [exportFeature].length;
export const text = `export const features = [${[exportFeature].map(({ name }) => `${name}]`).join(', ')}];`;
export const features = [exportFeature, searchFeature];
export const found = path.test(text) ? half : 0;
