import { feature as searchFeature } from './features/search/index.js';

export const features = [, searchFeature];
