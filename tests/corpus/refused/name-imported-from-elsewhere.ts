import { feature as mailInboundFeature } from './features/legacy_mail/index.js';
import { feature as searchFeature } from './features/search/index.js';

export const features = [mailInboundFeature, searchFeature];
