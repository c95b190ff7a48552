import type { Tool } from './tool.js';

/** Ids are those of the contracts. */
export const tools = new Map<string, Tool>([]);
