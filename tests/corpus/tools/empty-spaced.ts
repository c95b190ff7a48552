import type { Tool } from './tool.js';

// Filled as teams move over.
export const tools: Tool[] = [ ];
