import type { ContractInputs } from '../../generated/contract-types.js';
import { isRelPath, parseRelPath, relPath } from '../text/index.js';
import type { Decoded } from './contracts/decoded.js';
import type { Slot, Workspace } from './workspace.js';

/** Where modules are registered: as the wiring contracts say, else at the host's usual places. */
export function slotsOf(wiring: Decoded<ContractInputs['wiring-contracts']> | undefined): Workspace['slots'] {
  const invariants = wiring?.value.invariants;
  return {
    router: slot(invariants?.router?.file, 'l9/router.ts', invariants?.router?.symbol ?? 'modules'),
    tools: slot(invariants?.tool_registry?.file, 'l9/tool_registry.ts', invariants?.tool_registry?.symbol ?? 'tools'),
    agents: slot(
      invariants?.agent_bindings?.agent_registry_file,
      'l9/core/agents/registry.ts',
      invariants?.agent_bindings?.symbol ?? 'agentBindings',
    ),
  };
}

function slot(declared: string | undefined, usual: string, symbol: string): Slot {
  const path = parseRelPath(declared ?? usual);
  return { file: isRelPath(path) ? path : relPath(usual), symbol };
}
