import type { Tool } from './tool.js';
import { ordersTool } from './handlers/orders.js';
import { usersTool } from './handlers/users.js';

interface AgentConfig {
  readonly model: string;
  readonly limits: { readonly steps: number };
  readonly tools: readonly Tool[];
}

export const agent: AgentConfig = {
  model: 'large',
  limits: { steps: 12 },
  tools: [ordersTool, usersTool],
};
