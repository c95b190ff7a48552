import * as exporting from './features/export/index.js';
import * as searching from './features/search/index.js';

export const features = [
  exporting.feature,
  searching.feature,
];
