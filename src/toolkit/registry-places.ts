import type { CodeReader } from '../code/index.js';
import { agentList } from '../conform/index.js';
import type { Workspace } from '../model/index.js';
import { slotAddress, toolImports } from '../plan/index.js';

type Place = Parameters<CodeReader['registry']>[0];

/** Where tools are registered, found as wiring finds it. */
export function toolPlace(workspace: Workspace): Place {
  const { tools } = workspace.slots;
  return {
    file: tools.file,
    symbol: tools.symbol,
    address: slotAddress(tools),
    imports: () => toolImports(workspace),
  };
}

/** Where the agents themselves are listed; no contract says how that place is called. */
export function agentPlace(workspace: Workspace): Place {
  const address = { usual: agentList, type: 'AgentDefinition' };
  return { file: workspace.slots.agents.file, symbol: agentList, address, imports: () => [] };
}
