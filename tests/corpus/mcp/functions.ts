import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { registerCalendar } from './modules/calendar/tool.js';
import { registerFiles } from './modules/files/tool.js';

const server = new McpServer({ name: 'assistant', version: '1.4.0' });

registerCalendar(server);
registerFiles(server);

await server.connect(new StdioServerTransport());
