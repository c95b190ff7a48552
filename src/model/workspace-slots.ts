import type { ContractInputs } from '../../generated/contract-types.js';
import { isRelPath, parseRelPath, relPath, type RelPath } from '../text/index.js';
import type { Decoded } from './contracts/decoded.js';
import type { Slot, SlotEntryForm, Workspace } from './workspace.js';

/** Where modules are registered: as the wiring contracts say, else at the host's usual places. */
export function slotsOf(wiring: Decoded<ContractInputs['wiring-contracts']> | undefined): Workspace['slots'] {
  const { router, tool_registry: tools, agent_bindings: agents } = wiring?.value.invariants ?? {};
  return {
    router: slot(router, { file: 'l9/router.ts', symbol: 'modules', type: 'L9Module' }),
    tools: slot(tools, { file: 'l9/tool_registry.ts', symbol: 'tools', type: 'ToolDefinition' }),
    agents: slot(agents && { ...agents, file: agents.agent_registry_file }, {
      file: 'l9/core/agents/registry.ts',
      symbol: 'agentBindings',
      type: 'AgentBinding',
    }),
  };
}

/** Where the host is deployed: as the wiring contracts say, else the compose file that is there. */
export function deploymentOf(
  wiring: Decoded<ContractInputs['wiring-contracts']> | undefined,
  composeFile: RelPath | undefined,
): Workspace['deployment'] {
  const { service, external = [] } = wiring?.value.invariants.deployment ?? {};
  return {
    ...(composeFile === undefined ? {} : { composeFile }),
    ...(service === undefined ? {} : { service }),
    external,
  };
}

interface Stated {
  readonly file?: string | undefined;
  readonly symbol?: string | undefined;
  readonly entry?: SlotEntryForm | undefined;
}

interface Usual {
  readonly file: string;
  readonly symbol: string;
  readonly type: string;
}

function slot(stated: Stated | undefined, usual: Usual): Slot {
  const path = parseRelPath(stated?.file ?? usual.file);
  return {
    file: isRelPath(path) ? path : relPath(usual.file),
    symbol: stated?.symbol ?? usual.symbol,
    isStated: stated?.symbol !== undefined,
    type: usual.type,
    ...(stated?.entry ? { entry: stated.entry } : {}),
  };
}
