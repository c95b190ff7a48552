import exporting from './features/export/index.js';
import searching from './features/search/index.js';

export const features = [exporting, searching];
