import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { agentList } from './agent-list.js';
import type { Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';

/** Each agent that a module binds or works with is in the agent registry. */
export function checkAgents({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  const { wiring } = workspace.contracts;
  const named = modules.flatMap(({ id }) => wiring.modules.get(id)?.agents ?? []);
  const { agents } = facts;
  if (!wiring.agents || !agents || named.length === 0) return [];
  const { file } = workspace.slots.agents;
  const known = 'entries' in agents ? agents.entries.map(({ id }) => id) : [];
  const unread = 'entries' in agents ? agents.unread : agents;
  if (unread && named.some(({ agent }) => !known.includes(agent))) {
    const looked = `the list \`${agentList}\` of agents in \`${file}\``;
    const how = `invariants.agent_bindings.agent_registry_file: ${file}`;
    const parameters = { invariant: 'agent_bindings', looked, why: unread.why, how, place: wiring.agents.place };
    return [conformDiagnostics.create('not-evaluable', parameters, { span: unread.span })];
  }
  return named.flatMap(({ agent, at }) => {
    if (known.includes(agent)) return [];
    const near = nearestName(agent, known);
    return [conformDiagnostics.create('unknown-agent', { agent, file, near }, { ...at, ...(near && { fix: near }) })];
  });
}
