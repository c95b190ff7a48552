export interface AgentDefinition {
  readonly id: string;
  readonly description: string;
}

/** Which operations of which tool an agent may call. */
export interface AgentBinding {
  readonly agentId: string;
  readonly toolId: string;
  /** Alone, through the collaborating agent, or as a step of an agreed plan. */
  readonly mode: 'direct' | 'via_CA' | 'via_plan';
  readonly allowedOperations: readonly string[];
}

export const agents: readonly AgentDefinition[] = [
  { id: 'l-cto', description: 'Plans the work and calls tools on its own account.' },
  { id: 'ca-orchestrator', description: 'Coordinates other agents and calls tools for them.' },
];

export const agentBindings: readonly AgentBinding[] = [
  {
    agentId: 'l-cto',
    toolId: 'refund_desk_tool',
    mode: 'direct',
    allowedOperations: ['issue_refund'],
  },
  {
    agentId: 'l-cto',
    toolId: 'slack_webhook_tool',
    mode: 'direct',
    allowedOperations: ['fetch_status', 'post_message'],
  },
];
