import type { Feature } from '../../feature.js';

export const feature: Feature = { name: 'module_name', start: () => undefined };
export type ModuleNameOptions = { readonly verbose: boolean };
export { feature as moduleNameFeature };
export default feature;
