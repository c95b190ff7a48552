import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { tool as calendarTool } from './modules/calendar/tool.js';
import { tool as filesTool } from './modules/files/tool.js';

type Tool = typeof filesTool;

const toolsById: ReadonlyMap<string, Tool> = new Map([
  ['calendar.day', calendarTool],
  ['files.read', filesTool],
]);

export function answerCalls(server: Server): void {
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = toolsById.get(params.name);
    if (tool === undefined) return { content: [], isError: true };
    return tool.run({ text: JSON.stringify(params.arguments) });
  });
}
