import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

interface Host {
  readonly use: (feature: { readonly name: string }) => void;
}

export function first(host: Host): void {
  host.use(exportFeature);
}

export function second(host: Host): void {
  host.use(searchFeature);
}
