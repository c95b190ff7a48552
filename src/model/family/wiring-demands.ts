import type { Occurrence } from '../../diagnostics/index.js';
import { valueAt, type DocumentPath, type YamlDocument } from '../../documents/index.js';
import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { ofKind, type FamilyContract } from './contract.js';
import { placeText } from './place-text.js';

/** A demand of the wiring contracts: where it stands, as `file:line:column`. */
export interface WiringDemand {
  readonly place: string;
}

/** What the wiring contracts demand of code, and where the module metas say what it is demanded of. */
export interface WiringDemands {
  /** Each tool has an entry in the tool registry. */
  readonly tools?: WiringDemand;
  /** Each agent that a module names is in the agent registry. */
  readonly agents?: WiringDemand;
  /** Code reads and writes only segments that are declared. */
  readonly memory?: WiringDemand;
  /** Modules that require approval ask for it by way of this file. */
  readonly approvals?: WiringDemand & { readonly file: RelPath };
  /** Tests prove that they do. */
  readonly approvalTests?: WiringDemand;
  /** By module id. */
  readonly modules: ReadonlyMap<string, ModulePlaces>;
}

/** Where a module meta says what the wiring contracts are about. */
export interface ModulePlaces {
  /** The route that the router mounts. */
  readonly route: Occurrence;
  readonly tool: Occurrence;
  /** What agents may call. */
  readonly bindings: Occurrence;
  readonly approval: Occurrence;
  /** The same as `file:line:column`. */
  readonly approvalText: string;
  /** Each agent that is bound or collaborates, where it is named. */
  readonly agents: readonly { readonly agent: string; readonly at: Occurrence }[];
}

/** Reads the demands of the wiring contracts. A repository without wiring contracts demands nothing. */
export function wiringDemands(contracts: readonly FamilyContract[]): WiringDemands {
  const metas = ofKind(contracts, 'module-meta');
  const modules = new Map(metas.map((meta) => [meta.value.module_id, placesOf(meta)]));
  const [wiring] = ofKind(contracts, 'wiring-contracts');
  if (!wiring) return { modules };
  const { tool_registry: tools, agent_bindings: agents, memory, governance } = wiring.value.invariants;
  const approvals = governance?.if_requires_approval_true;
  const file = approvals && parseRelPath(approvals.must_call_adapter);
  const demand = (...path: DocumentPath): WiringDemand => ({
    place: placeText(wiring.document, ['invariants', ...path]),
  });
  const governed = ['governance', 'if_requires_approval_true'] as const;
  return {
    modules,
    ...(tools?.require_entry_for_exposes_tool === true && {
      tools: demand('tool_registry', 'require_entry_for_exposes_tool'),
    }),
    ...(agents?.require_agent_exists === true && { agents: demand('agent_bindings', 'require_agent_exists') }),
    ...(memory && { memory: demand('memory', 'segments_must_exist_in') }),
    ...(file !== undefined && isRelPath(file) && { approvals: { ...demand(...governed, 'must_call_adapter'), file } }),
    ...(approvals?.must_have_tests === true && { approvalTests: demand(...governed, 'must_have_tests') }),
  };
}

function placesOf({ document, value }: FamilyContract<'module-meta'>): ModulePlaces {
  const { tools, agents } = value.wiring ?? {};
  const approval: DocumentPath = ['wiring', 'governance', 'requires_approval'];
  const named = (path: DocumentPath, agent: string): ModulePlaces['agents'][number] => ({
    agent,
    at: occurrenceAt(document, [...path, 'agent_id']),
  });
  return {
    route: nearestIn(document, ['wiring', 'http', 'include_in_router']),
    bindings: nearestIn(document, ['wiring', 'tools', 'agent_bindings']),
    tool: occurrenceAt(document, ['wiring', 'tools', tools?.tool_name === undefined ? 'exposes_tool' : 'tool_name']),
    approval: occurrenceAt(document, approval),
    approvalText: placeText(document, approval),
    agents: [
      ...(tools?.agent_bindings ?? []).map(({ agent_id: id }, index) =>
        named(['wiring', 'tools', 'agent_bindings', index], id),
      ),
      ...(agents?.collaborators ?? []).map(({ agent_id: id }, index) =>
        named(['wiring', 'agents', 'collaborators', index], id),
      ),
    ],
  };
}

// A meta need not say everything: then the section that would say it stands for it.
function nearestIn(document: YamlDocument, path: DocumentPath): Occurrence {
  const isThere = path.length === 0 || valueAt(document.value, path) !== undefined;
  return isThere ? occurrenceAt(document, path, 'key') : nearestIn(document, path.slice(0, -1));
}
