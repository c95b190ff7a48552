import type { Feature } from './feature.js';
import { feature as exportFeature } from './features/export/index.js';
import { feature as searchFeature } from './features/search/index.js';

function Program(options: { readonly name: string; readonly features: readonly Feature[] }) {
  return (target: abstract new (...given: never[]) => unknown): void => {
    console.log(options.name, target.name);
  };
}

@Program({
  name: 'editor',
  features: [exportFeature, searchFeature],
})
export class Editor {}
