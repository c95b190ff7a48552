import type { Occurrence } from '../../diagnostics/index.js';
import { valueAt } from '../../documents/index.js';
import { camelCase, isRelPath, nearestName, parseRelPath, relPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import type { AgentBinding, Collaborator, Governance, Memory, Tool, ToolOperation } from './module.js';
import type { ModuleReading } from './module-reading.js';
import { normalizeField } from './normalize-event.js';

const toolIdPattern = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/;

/** The module as a tool; `undefined` when it exposes none. The spec decides, the metas must agree. */
export function normalizeTool(reading: ModuleReading): Tool | undefined {
  const exposes = reading.spec.value.external_surface.exposes_tool;
  const tools = reading.meta?.value.wiring?.tools;
  const legacy = reading.wiring?.value.task_routing;
  checkExposes(reading, exposes);
  checkSame(reading, { meta: ['wiring', 'tools', 'tool_name'], legacy: ['task_routing', 'tool_name'] });
  checkSame(reading, { meta: ['wiring', 'tools', 'tool_registry_file'], legacy: ['task_routing', 'registry_file'] });
  if (!exposes) return undefined;
  const id = tools?.tool_name ?? legacy?.tool_name ?? `${reading.snake}_tool`;
  const idPlace = (): Occurrence =>
    reading.meta && tools?.tool_name
      ? occurrenceAt(reading.meta.document, ['wiring', 'tools', 'tool_name'])
      : { file: reading.spec.document.file };
  if (!toolIdPattern.test(id))
    reading.add(modelDiagnostics.create('illegal-tool-id', { id }, { ...idPlace(), fix: `${reading.snake}_tool` }));
  const registry = parseRelPath(tools?.tool_registry_file ?? legacy?.registry_file ?? 'l9/tool_registry.ts');
  const operations = operationsOf(reading);
  checkOperationNames(reading, operations);
  return {
    id,
    registryFile: isRelPath(registry) ? registry : relPath('l9/tool_registry.ts'),
    operations,
    bindings: bindingsOf(reading, operations),
  };
}

function checkExposes(reading: ModuleReading, exposes: boolean): void {
  const specSays = `external_surface.exposes_tool of the spec is ${String(exposes)}`;
  const meta = reading.meta?.value.wiring?.tools?.exposes_tool;
  if (reading.meta && meta !== undefined && meta !== exposes) {
    reading.add(
      modelDiagnostics.create(
        'contradiction',
        { here: `\`exposes_tool\` is ${String(meta)} here`, there: specSays },
        {
          ...occurrenceAt(reading.meta.document, ['wiring', 'tools', 'exposes_tool']),
          fix: `exposes_tool: ${String(exposes)}`,
        },
      ),
    );
  }
  const legacy = reading.wiring?.value.task_routing?.if_exposes_tool;
  if (reading.wiring && legacy !== undefined && legacy !== exposes) {
    reading.add(
      modelDiagnostics.create(
        'contradiction',
        { here: `\`if_exposes_tool\` is ${String(legacy)} here`, there: specSays },
        {
          ...occurrenceAt(reading.wiring.document, ['task_routing', 'if_exposes_tool']),
          fix: `if_exposes_tool: ${String(exposes)}`,
        },
      ),
    );
  }
}

interface TwoPlaces {
  readonly meta: readonly string[];
  readonly legacy: readonly string[];
}

/** Tells when module.meta.yaml#wiring and the legacy wiring.meta.yaml state one fact differently. */
export function checkSame(reading: ModuleReading, places: TwoPlaces): void {
  if (!reading.meta || !reading.wiring) return;
  const [authoritative, legacy] = [
    valueAt(reading.meta.document.value, places.meta),
    valueAt(reading.wiring.document.value, places.legacy),
  ];
  if (authoritative === undefined || legacy === undefined || authoritative === legacy) return;
  const here = `\`${places.legacy.join('.')}\` is \`${JSON.stringify(legacy)}\` here`;
  const there = `\`${places.meta.join('.')}\` of ${reading.meta.document.file} is \`${JSON.stringify(authoritative)}\``;
  reading.add(
    modelDiagnostics.create(
      'contradiction',
      { here, there },
      {
        ...occurrenceAt(reading.wiring.document, places.legacy),
        hint: 'module.meta.yaml#wiring is authoritative: remove the key here, or correct one of the two.',
      },
    ),
  );
}

function operationsOf(reading: ModuleReading): readonly ToolOperation[] {
  const tools = reading.meta?.value.wiring?.tools;
  if (tools?.operations)
    return tools.operations.map((operation) => ({
      name: operation.name,
      description: operation.description,
      input: (operation.input ?? []).map(normalizeField),
    }));
  const allowed = new Set((tools?.agent_bindings ?? []).flatMap((binding) => binding.allowed_operations));
  if (allowed.size === 0) {
    // Without a meta there is no place to paste into; the spec says why there has to be one.
    const fix = 'operations:\n  - { name: fetch_status, description: "Tells the state of a thread." }';
    const occurrence = reading.meta
      ? { ...occurrenceAt(reading.meta.document, ['wiring', 'tools', 'operations'], 'key'), fix }
      : {
          ...occurrenceAt(reading.spec.document, ['external_surface', 'exposes_tool']),
          hint: `Declare it in the module.meta.yaml of the module root's folder \`${reading.snake}\`: no such file was found.`,
        };
    reading.add(
      modelDiagnostics.create(
        'not-declared',
        {
          fact: 'wiring.tools.operations',
          why: 'the module exposes a tool, and what it can be asked to do is known to its author only',
        },
        occurrence,
      ),
    );
  }
  return [...allowed].sort().map((name) => ({
    name,
    description: `The operation ${name.replaceAll('_', ' ')} of ${reading.spec.value.metadata.name}.`,
    input: [],
  }));
}

// Each operation becomes a handler of its name, beside the handler of events and the builders of requests.
function checkOperationNames(reading: ModuleReading, operations: readonly ToolOperation[]): void {
  const taken = new Map([['onEvent', 'the handler of events has that name']]);
  for (const { name } of reading.spec.value.interfaces.outbound) {
    taken.set(camelCase(`${name}_request`), `the request of the outbound call \`${name}\` has that name`);
  }
  const document = reading.meta?.document ?? reading.spec.document;
  operations.forEach(({ name }, index) => {
    const there = taken.get(camelCase(name));
    if (there !== undefined) {
      const at = occurrenceAt(document, ['wiring', 'tools', 'operations', index, 'name']);
      const here = `The operation \`${name}\` is declared`;
      reading.add(modelDiagnostics.create('contradiction', { here, there }, at));
    }
    taken.set(camelCase(name), 'it is declared a second time');
  });
}

function bindingsOf(reading: ModuleReading, operations: readonly ToolOperation[]): readonly AgentBinding[] {
  const names = operations.map((operation) => operation.name);
  return (reading.meta?.value.wiring?.tools?.agent_bindings ?? []).map((binding, index) => {
    binding.allowed_operations.forEach((operation, place) => {
      if (names.includes(operation) || !reading.meta) return;
      const near = nearestName(operation, names);
      const occurrence = occurrenceAt(reading.meta.document, [
        'wiring',
        'tools',
        'agent_bindings',
        index,
        'allowed_operations',
        place,
      ]);
      reading.add(
        modelDiagnostics.create(
          'unknown-operation',
          { operation, agent: binding.agent_id, near },
          { ...occurrence, ...(near ? { fix: near } : {}) },
        ),
      );
    });
    return { agentId: binding.agent_id, mode: binding.mode, allowedOperations: binding.allowed_operations };
  });
}

/** The agents that the module works with; that its topics are emitted is checked where all specs are known. */
export function normalizeCollaborators({ meta }: ModuleReading): readonly Collaborator[] {
  return (meta?.value.wiring?.agents?.collaborators ?? []).map((collaborator) => ({
    agentId: collaborator.agent_id,
    protocol: collaborator.interaction_protocol,
    packetTopics: collaborator.packet_topics ?? [],
  }));
}

/** The memory segments of the module; they must be declared in the host's memory file. */
export function normalizeMemory(
  reading: ModuleReading,
  segments: { readonly known: readonly string[]; readonly file: string } | undefined,
): Memory {
  const memory = reading.meta?.value.wiring?.memory;
  const lists = { segments_read: memory?.segments_read ?? [], segments_written: memory?.segments_written ?? [] };
  for (const [key, names] of Object.entries(lists)) {
    names.forEach((segment, index) => {
      if (!segments || !reading.meta || segments.known.includes(segment)) return;
      const near = nearestName(segment, segments.known);
      const occurrence = occurrenceAt(reading.meta.document, ['wiring', 'memory', key, index]);
      reading.add(
        modelDiagnostics.create(
          'unknown-segment',
          { segment, file: segments.file, near },
          { ...occurrence, ...(near ? { fix: near } : {}) },
        ),
      );
    });
  }
  return { reads: lists.segments_read, writes: lists.segments_written };
}

/** Risk and approval; a module without governance is low risk and needs none. */
export function normalizeGovernance(reading: ModuleReading): Governance {
  const governance = reading.meta?.value.wiring?.governance;
  if (governance?.requires_approval === true && governance.approval_mechanism === undefined && reading.meta) {
    const occurrence = occurrenceAt(reading.meta.document, ['wiring', 'governance'], 'key');
    reading.add(
      modelDiagnostics.create(
        'not-declared',
        {
          fact: 'wiring.governance.approval_mechanism',
          why: 'the module requires approval, and who may give it is a decision',
        },
        { ...occurrence, fix: 'approval_mechanism: boss' },
      ),
    );
  }
  return {
    riskLevel: governance?.risk_level ?? 'low',
    requiresApproval: governance?.requires_approval ?? false,
    mechanism: governance?.approval_mechanism ?? 'boss',
  };
}
