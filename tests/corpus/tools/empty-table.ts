import type { Tool } from './tool.js';

export const tools: Record<string, Tool> = {};
