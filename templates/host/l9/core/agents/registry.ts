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

/**
 * What agents may call, module by module. Each module has one line among the imports and one in the
 * list, so that git can join what two branches add (.gitattributes).
 */
// prettier-ignore
export const agentBindings: readonly (readonly AgentBinding[])[] = [
];
