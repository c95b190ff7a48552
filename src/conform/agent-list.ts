/** The list of agents that the agent registry exports; what agents may call stands beside it. */
export const agentList = 'agents';
