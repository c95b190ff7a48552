import type { z } from 'zod';

import type { AgentBinding } from './agents/registry.js';
import { RefusedError, ValidationError } from './errors.js';
import type { JsonValue } from './json.js';
import type { RunningModule } from './module.js';

export interface ToolOperation {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType;
}

export interface ToolDefinition {
  /** Legal for model APIs: letters, digits, '_' and '-'. */
  readonly id: string;
  /** The module that runs it. */
  readonly moduleId: string;
  readonly description: string;
  readonly riskLevel: 'low' | 'medium' | 'high';
  readonly requiresApproval: boolean;
  readonly operations: readonly ToolOperation[];
}

export interface ToolCall {
  readonly toolId: string;
  readonly operation: string;
  readonly agentId: string;
  readonly taskId: string;
  /** Already parsed with the operation's schema when it reaches a module. */
  readonly input: JsonValue;
}

export interface ToolAnswer {
  readonly status: number;
  readonly body: JsonValue;
}

export class UnknownToolError extends RefusedError {
  override readonly name = 'UnknownToolError';
  constructor(message: string) {
    super(404, 'unknown_tool', message);
  }
}

export class ToolNotAllowedError extends RefusedError {
  override readonly name = 'ToolNotAllowedError';
  constructor(message: string) {
    super(403, 'tool_not_allowed', message);
  }
}

export class ToolUnavailableError extends RefusedError {
  override readonly name = 'ToolUnavailableError';
  constructor(message: string) {
    super(503, 'tool_unavailable', message);
  }
}

export interface ToolCaller {
  /** Rejects with one of the above or ValidationError before the module sees anything. */
  readonly call: (call: ToolCall) => Promise<ToolAnswer>;
}

export function createToolCaller(parts: {
  readonly tools: readonly ToolDefinition[];
  readonly bindings: readonly AgentBinding[];
  readonly running: (moduleId: string) => RunningModule | undefined;
}): ToolCaller {
  const { tools, bindings, running } = parts;
  return {
    call: async (call) => {
      const { toolId, agentId } = call;
      const tool = tools.find(({ id }) => id === toolId);
      const operation = tool?.operations.find(({ name }) => name === call.operation);
      if (tool === undefined || operation === undefined) {
        throw new UnknownToolError(`there is no tool operation ${toolId}/${call.operation}`);
      }
      const allowed = bindings.some(
        (binding) =>
          binding.agentId === agentId &&
          binding.toolId === toolId &&
          binding.allowedOperations.includes(operation.name),
      );
      if (!allowed) {
        throw new ToolNotAllowedError(`${agentId} may not call ${toolId}/${operation.name}`);
      }
      const input = parseInput(operation, call.input);
      const runTool = running(tool.moduleId)?.runTool;
      if (runTool === undefined) {
        throw new ToolUnavailableError(`${tool.moduleId} is not running`);
      }
      return runTool({ ...call, input });
    },
  };
}

function parseInput(operation: ToolOperation, input: JsonValue): JsonValue {
  const parsed = operation.input.safeParse(input);
  // The schemas of operations describe JSON, so what they let through is JSON.
  if (parsed.success) return parsed.data as JsonValue;
  throw new ValidationError(
    `the input of ${operation.name} is not valid`,
    parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}
