import { createRequire } from 'node:module';
import type Handlebars from 'handlebars';

let loaded: typeof Handlebars | undefined;

/**
 * Handlebars, loaded on first use. Rendering is synchronous, so `import()` is no way to be lazy here; and the CommonJS build is
 * taken by its file, because the package's main entry hooks itself into `require` to read `.hbs` files from the disk.
 */
export function loadHandlebars(): typeof Handlebars {
  loaded ??= createRequire(import.meta.url)('handlebars/dist/cjs/handlebars.js');
  if (!loaded) throw new Error('handlebars did not load');
  return loaded;
}
