export const feature = { name: 'module_name' };
export { feature as moduleNameFeature };
