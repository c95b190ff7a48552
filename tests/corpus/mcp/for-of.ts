import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { tool as calendar } from './modules/calendar/tool.js'
import { tool as files } from './modules/files/tool.js'

const server = new McpServer({ name: 'loop', version: '1.0.0' })

for (const { name, config, run } of [calendar, files]) {
  server.registerTool(name, config, run)
}

export default server
