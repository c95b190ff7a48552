import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export async function main(only?: string): Promise<number> {
  const features: Feature[] = [exportFeature, searchFeature];
  const chosen = features.filter(({ name }) => only === undefined || name === only);
  await Promise.all(chosen.map((feature) => feature.start()));
  return chosen.length;
}
