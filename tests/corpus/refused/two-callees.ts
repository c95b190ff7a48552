import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

const early: unknown[] = [];
const late: unknown[] = [];
early.push(exportFeature);
late.push(searchFeature);

export const all = () => [...early, ...late];
