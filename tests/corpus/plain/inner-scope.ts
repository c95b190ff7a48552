import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

export const features: Feature[] = [exportFeature, searchFeature];

export function count(): number {
  const mailInboundFeature = features.length;
  return mailInboundFeature + 1;
}
