import type { ToolDefinition } from './core/tools.js';

/** Every tool of this host; a call of any other tool is refused. */
export const tools: readonly ToolDefinition[] = [];
