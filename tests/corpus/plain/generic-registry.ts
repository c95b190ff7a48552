import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

class Registry<T extends Feature, K extends string = string> {
  readonly #items = new Map<K, T>();

  register<const Id extends K>(id: Id, item: T): void {
    this.#items.set(id, item);
  }

  get size(): number {
    return this.#items.size;
  }
}

export const registry = new Registry<Feature>();
registry.register('export.csv', exportFeature);
registry.register('search.text', searchFeature);

if (registry.size < 2) throw new RangeError(`only ${registry.size} of 2 features`);
