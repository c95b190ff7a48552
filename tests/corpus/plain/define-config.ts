import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

interface Config {
  readonly root?: string;
  readonly features: readonly Feature[];
}

const defineConfig = <const T extends Config>(config: T): T => config;

export default defineConfig({
  root: '.',
  features: [
    exportFeature,
    searchFeature,
  ],
});
