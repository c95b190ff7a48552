import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export class Program {
  private readonly features: readonly Feature[] = [
    exportFeature,
    searchFeature,
  ];

  async start(): Promise<void> {
    for (const feature of this.features) await feature.start();
  }
}
