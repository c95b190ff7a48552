import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export class Features {
  static #byId = new Map<string, Feature>([
    ['export.csv', exportFeature],
    ['search.text', searchFeature],
  ]);

  static get(id: string): Feature | undefined {
    return Features.#byId.get(id);
  }
}
