#!/usr/bin/env node
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import registerCalendar from './modules/calendar/tool.js';

const main = async (): Promise<void> => {
  const server = new McpServer({ name: 'inline', version: '1.0.0' });

  server.registerTool(
    'echo',
    { description: 'Says it again.', inputSchema: { text: z.string().max(80) } },
    async ({ text }) => ({ content: [{ type: 'text', text }] }),
  );

  registerCalendar(server);

  await server.connect(new StdioServerTransport());
};

main().catch((error: unknown) => {
  console.error('failed:', error);
  process.exitCode = 1;
});
