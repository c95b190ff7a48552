import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

class Builder {
  readonly #features: Feature[] = [];

  with(feature: Feature): this {
    this.#features.push(feature);
    return this;
  }

  build(): readonly Feature[] {
    return [...this.#features];
  }
}

export const features = new Builder().with(exportFeature).with(searchFeature).build();
