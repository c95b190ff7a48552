import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { tool as calendarTool } from './modules/calendar/tool.js';
import { tool as filesTool } from './modules/files/tool.js';

export const server = new McpServer(
  { name: 'assistant', version: '1.4.0' },
  { capabilities: { logging: {} }, instructions: `Ask before you write; "yes" isn't enough.` },
);

type Tool = typeof calendarTool;

function registerTool(tool: Tool): void {
  server.registerTool(tool.name, tool.config, tool.run);
}

registerTool(calendarTool);
registerTool(filesTool);
