import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { authorizeInternal } from './access.js';
import type { AgentBinding } from './agents/registry.js';
import type { Env } from './config.js';
import { ValidationError } from './errors.js';
import type { ToolCaller, ToolDefinition } from './tools.js';

const callBody = z.object({
  agent_id: z.string().min(1),
  task_id: z.string().min(1),
  input: z.json(),
});

/** GET /tools and POST /tools/:toolId/:operation, for holders of L9_INTERNAL_TOKEN. */
export function registerToolRoutes(
  app: FastifyInstance,
  parts: {
    readonly env: Env;
    readonly tools: readonly ToolDefinition[];
    readonly bindings: readonly AgentBinding[];
    readonly caller: ToolCaller;
  },
): void {
  const { env, tools, bindings, caller } = parts;

  app.get('/tools', (request) => {
    authorizeInternal(request.headers.authorization, env);
    return { tools: tools.map((tool) => describeTool(tool, bindings)) };
  });

  app.post<{ Params: { toolId: string; operation: string } }>(
    '/tools/:toolId/:operation',
    async (request, reply) => {
      authorizeInternal(request.headers.authorization, env);
      const body = callBody.safeParse(request.body);
      if (!body.success) {
        throw new ValidationError(
          'the call is not valid',
          body.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        );
      }
      const { agent_id: agentId, task_id: taskId, input } = body.data;
      const answer = await caller.call({ ...request.params, agentId, taskId, input });
      return reply.code(answer.status).send(answer.body);
    },
  );
}

// What an agent has to know before a call: the input of each operation, its risk, and who may call it.
function describeTool(
  { operations, ...tool }: ToolDefinition,
  bindings: readonly AgentBinding[],
): object {
  return {
    ...tool,
    operations: operations.map(({ name, description, input }) => ({
      name,
      description,
      input: z.toJSONSchema(input, { io: 'input' }),
      callers: bindings
        .filter(({ toolId, allowedOperations }) => toolId === tool.id && allowedOperations.includes(name))
        .map(({ agentId, mode }) => ({ agent_id: agentId, mode })),
    })),
  };
}
