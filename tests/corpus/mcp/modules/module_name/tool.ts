import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

export const tool = {
  name: 'module_name',
  config: { description: 'What module_name does.', inputSchema: { text: z.string() } },
  run: async ({ text }: { readonly text: string }): Promise<CallToolResult> => ({ content: [{ type: 'text', text }] }),
};

export const moduleNameTools = [tool];

export function register(server: McpServer): void {
  server.registerTool(tool.name, tool.config, tool.run);
}

export { tool as moduleNameTool, register as registerModuleName };
export default register;
