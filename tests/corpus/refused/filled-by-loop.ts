import * as exporting from './features/export/index.js';
import * as searching from './features/search/index.js';

export const features: { readonly name: string }[] = [];
for (const { feature } of [exporting, searching].reverse()) features.push(feature);
