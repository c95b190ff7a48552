import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { tool as calendar } from './modules/calendar/tool.js';
import { tool as files } from './modules/files/tool.js';

/** A server of its own for each session; tools keep no state. */
export function createServer(): McpServer {
  const server = new McpServer({ name: 'assistant', version: '2.0.0' });
  server.registerTool(calendar.name, calendar.config, calendar.run);
  server.registerTool(files.name, files.config, files.run);
  return server;
}
