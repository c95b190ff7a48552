import type { AgentBinding, AgentDefinition } from './agents/registry.js';
import type { L9Module } from './module.js';
import type { ToolDefinition } from './tools.js';

export interface Wiring {
  readonly modules: readonly L9Module[];
  readonly tools: readonly ToolDefinition[];
  readonly agents: readonly AgentDefinition[];
  readonly bindings: readonly AgentBinding[];
}

/** The registries name something that does not exist; the message lists all of it. */
export class WiringError extends Error {
  override readonly name = 'WiringError';
}

/** Every tool needs its module, every binding its agent, tool and operations. */
export function checkWiring({ modules, tools, agents, bindings }: Wiring): void {
  const problems = [
    ...tools.flatMap((tool, index) => [
      ...(tools.findIndex(({ id }) => id === tool.id) < index
        ? [`the tool ${tool.id} is registered twice`]
        : []),
      ...(modules.some(({ id }) => id === tool.moduleId)
        ? []
        : [`the tool ${tool.id} belongs to the module ${tool.moduleId}, which is not registered`]),
    ]),
    ...bindings.flatMap((binding) => bindingProblems(binding, agents, tools)),
  ];
  if (problems.length > 0) throw new WiringError(problems.join('\n'));
}

function bindingProblems(
  { agentId, toolId, allowedOperations }: AgentBinding,
  agents: readonly AgentDefinition[],
  tools: readonly ToolDefinition[],
): readonly string[] {
  const tool = tools.find(({ id }) => id === toolId);
  const known = tool?.operations.map(({ name }) => name) ?? [];
  const unknown = allowedOperations.filter((operation) => !known.includes(operation));
  return [
    ...(agents.some(({ id }) => id === agentId)
      ? []
      : [`the binding of ${toolId} names the agent ${agentId}, which is not registered`]),
    ...(tool === undefined
      ? [`the binding of ${agentId} names the tool ${toolId}, which is not registered`]
      : unknown.map(
          (operation) =>
            `the binding of ${agentId} allows ${toolId}/${operation}, which is no operation`,
        )),
  ];
}
