import { editModule, findValues, type ModuleEdit, type ModuleSource } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { addEnvLines, type EnvBlock } from '../documents/index.js';
import type { Module, Workspace } from '../model/index.js';
import { moduleWiring } from '../render/index.js';
import { canonicalJson, fileStart, hashOf, nearestName, relPath, type RelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import { originOf } from './origin-of.js';
import type { Origin } from './plan.js';
import type { WantedEdit } from './wanted.js';

/** Where the variables of all modules are shown. */
export const envExample = relPath('.env.example');

type Wiring = ReturnType<typeof moduleWiring>;

/** The entries that a module asks for in the files that all modules share: router, tools, agents, env example. */
export function wantWiring(module: Module, workspace: Workspace): readonly WantedEdit[] {
  const { slots, entries } = workspace;
  const reason = { module, because: { ...originOf(module, workspace), rule: 'wiring' } };
  const wiring = moduleWiring(module, { router: slots.router.file, tools: slots.tools.file });
  const siblings = entries.map(({ moduleId }) => moduleId);
  return [
    wantCode(reason, slots.router.file, routerEdits(wiring, slots)),
    ...(wiring.tool ? [wantCode(reason, slots.tools.file, toolEdits(wiring.tool, slots))] : []),
    ...(wiring.agents.length > 0 ? [wantBindings(reason, slots.agents.file, agentEdits(wiring, slots))] : []),
    ...(wiring.environment.length > 0
      ? [wantEnvLines(reason, { heading: module.id, siblings, lines: wiring.environment })]
      : []),
  ];
}

function routerEdits({ router }: Wiring, slots: Workspace['slots']): readonly ModuleEdit[] {
  const entry = { kind: 'array-entry', list: slots.router.symbol, key: router.entry, entry: router.entry } as const;
  return [{ kind: 'import', ...router.import }, entry];
}

function toolEdits(tool: NonNullable<Wiring['tool']>, slots: Workspace['slots']): readonly ModuleEdit[] {
  const key = { properties: { id: tool.id } };
  const entry = { kind: 'array-entry', list: slots.tools.symbol, key, entry: { properties: tool.properties } } as const;
  return [{ kind: 'import', ...tool.import }, entry];
}

function agentEdits({ agents }: Wiring, slots: Workspace['slots']): readonly ModuleEdit[] {
  const list = slots.agents.symbol;
  return agents.map(({ key, properties }) => ({
    kind: 'array-entry',
    list,
    key: { properties: key },
    entry: { properties },
  }));
}

interface Reason {
  readonly module: Module;
  readonly because: Origin;
}

function wantCode({ because }: Reason, path: RelPath, edits: readonly ModuleEdit[]): WantedEdit {
  const inputs = hashOf(canonicalJson(edits));
  return {
    kind: 'edit',
    path,
    inputs,
    because,
    edit: (text) => editModule({ path, text }, edits),
    together: { kind: 'code', edits },
  };
}

function wantBindings(reason: Reason, path: RelPath, edits: readonly ModuleEdit[]): WantedEdit {
  const refusals = (text: string): Promise<readonly Diagnostic[]> => unknownAgents({ path, text }, reason.module);
  return {
    ...wantCode(reason, path, edits),
    edit: async (text) => {
      const diagnostics = await refusals(text);
      return diagnostics.length > 0 ? { diagnostics } : editModule({ path, text }, edits);
    },
    together: { kind: 'code', edits, refusals },
  };
}

// A registry that is written in another way than as one literal list cannot be judged here; the host does so at its start.
async function unknownAgents(source: ModuleSource, module: Module): Promise<readonly Diagnostic[]> {
  const known = await findValues(source, 'agents', 'id');
  const bound = [...new Set((module.tool?.bindings ?? []).map(({ agentId }) => agentId))];
  const unknown = known ? bound.filter((agent) => !known.includes(agent)) : [];
  const span = fileStart(module.metaFile ?? module.specFile);
  const tell = (agent: string): Diagnostic => {
    const near = nearestName(agent, known ?? []);
    return planDiagnostics.create('unknown-agent', { agent, file: source.path, near }, { span });
  };
  return unknown.map(tell);
}

function wantEnvLines({ because }: Reason, block: EnvBlock): WantedEdit {
  return {
    kind: 'edit',
    path: envExample,
    inputs: hashOf(canonicalJson(block.lines)),
    because,
    edit: (text) => Promise.resolve({ value: addEnvLines(text, block), diagnostics: [] }),
    together: { kind: 'env', block },
  };
}
