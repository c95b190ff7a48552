import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

interface Settings {
  readonly mailInboundFeature: boolean;
}

export const features: Feature[] = [exportFeature, searchFeature];

/* mailInboundFeature is only talked about here, and below it is a key, a label and a string. */
export function settingsOf(text: string): Settings {
  const words = { mailInboundFeature: text.includes('mailInboundFeature') };
  mailInboundFeature: for (const word of text.split(' ')) {
    if (word === '') continue mailInboundFeature;
    if (word === 'off') return { mailInboundFeature: false };
  }
  return words;
}
