import { feature as searchFeature } from './features/search/index.js';

export const config = { name: 'editor', plugins: [searchFeature] };
