import type { Tool } from '../tool.js';

export const moduleNameTool: Tool = { id: 'module_name', run: async (input) => input };
export default moduleNameTool;
