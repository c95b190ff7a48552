import { createCodeReader } from '../code/index.js';
import { checkAgents } from '../conform/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { createTextReader } from './read-code-text.js';
import type { ReadModel } from './read-model.js';
import { agentPlace } from './registry-places.js';
import type { ToolkitContext } from './toolkit-context.js';

/**
 * The agents that modules name and the registry lacks: a host would not start with them, so they are told before anything
 * is written. A registry that cannot be read from the code is left to `conform`.
 */
export async function tellUnknownAgents(context: ToolkitContext, model: ReadModel): Promise<readonly Diagnostic[]> {
  const { workspace, selected: modules } = model;
  const { wiring } = workspace.contracts;
  if (!modules.some(({ id }) => (wiring.modules.get(id)?.agents ?? []).length > 0)) return [];
  const reader = createCodeReader(createTextReader(context.files), workspace.moduleRoot);
  const agents = await reader.registry(agentPlace(workspace));
  if ('why' in agents || agents.unread) return [];
  return checkAgents({ workspace, modules, facts: { agents, modules: new Map(), tests: new Map() } });
}
