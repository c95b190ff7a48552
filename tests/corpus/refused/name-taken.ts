import { feature as searchFeature } from './features/search/index.js';

const mailInboundFeature = 'mail';
export const features = [searchFeature];
export { mailInboundFeature };
