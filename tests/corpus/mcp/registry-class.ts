import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { tool as calendarTool } from "./modules/calendar/tool.js";
import { tool as filesTool } from "./modules/files/tool.js";

type Tool = typeof calendarTool;

export class ToolRegistry {
  private readonly tools = new Map<string, Tool>();

  constructor() {
    this.tools.set("calendar.day", calendarTool);
    this.tools.set("files.read", filesTool);
  }

  public attach(server: McpServer): void {
    for (const { name, config, run } of this.tools.values()) server.registerTool(name, config, run);
  }
}
