import type { z } from 'zod';

import type { JsonValue } from './json.js';

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
