import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export class Program {
  readonly #features = new Set<Feature>();

  constructor() {
    this.add(exportFeature);
    this.add(searchFeature);
    Object.freeze(this);
  }

  add(feature: Feature): this {
    this.#features.add(feature);
    return this;
  }
}
