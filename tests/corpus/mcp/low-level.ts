import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { tool as calendarTool } from './modules/calendar/tool.js';
import { tool as filesTool } from './modules/files/tool.js';

const tools = [calendarTool, filesTool] as const;

const server = new Server({ name: 'low', version: '0.1.0' }, { capabilities: { tools: {} } });

server.setRequestHandler(ListToolsRequestSchema, () => ({
  tools: tools.map(({ name, config }) => ({
    name,
    description: config.description,
    inputSchema: { type: 'object' as const },
  })),
}));

server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  const tool = tools.find(({ name }) => name === params.name);
  if (!tool) throw new Error(`no tool ${params.name}`);
  return tool.run({ text: String(params.arguments?.['text'] ?? '') });
});

export { server };
