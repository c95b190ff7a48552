import type { ToolDefinition } from './core/tools.js';

/**
 * Every tool of this host; a call of any other tool is refused. Each has one line among the
 * imports and one in the list, so that git can join what two branches add (.gitattributes).
 */
// prettier-ignore
export const tools: readonly ToolDefinition[] = [
];
