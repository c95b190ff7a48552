import type { Module, RegistryEntry, Workspace } from '../../model/index.js';
import { snakeCase, type RelPath } from '../../text/index.js';
import { nodeKey, type EdgeType, type GraphEdge, type NodeKind, type NodeRef } from './graph.js';
import { wiringGraph } from './wiring-graph.js';

/** The wiring graph with what the contracts say of each node: plain data, published as `specs/graph.schema.json`. */
export interface GraphDocument {
  readonly schemaVersion: 1;
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly DocumentEdge[];
}

/** One node; `key` is what edges name it by. */
export interface DocumentNode {
  readonly key: string;
  readonly kind: NodeKind;
  readonly id: string;
  /** Of modules: what is known of all that are registered. */
  readonly moduleId?: string;
  readonly tier?: number;
  readonly status?: string;
  readonly specFile?: RelPath;
  /** Of modules whose contracts hold. */
  readonly contract?: ModuleContract;
  /** Of tools: what they can do. */
  readonly operations?: readonly DocumentOperation[];
}

/** One operation of a tool. */
export interface DocumentOperation {
  readonly name: string;
  readonly description: string;
}

/** What the contracts of a module say, as far as a reader of the graph asks. */
export interface ModuleContract {
  readonly name: string;
  readonly description: string;
  readonly kind: Module['kind'];
  readonly riskLevel: Module['governance']['riskLevel'];
  readonly approval?: Module['governance']['mechanism'];
  readonly service: string;
  readonly startupPhase: string;
  readonly route?: string;
  readonly authentication?: string;
  readonly cron?: string;
  readonly packets: readonly string[];
  readonly outbound: readonly string[];
  readonly environment: readonly string[];
  readonly metaFile?: RelPath;
  /** The generated and seeded files, sorted. */
  readonly files: readonly RelPath[];
}

/** One edge; what does not apply to its type is absent. */
export interface DocumentEdge extends Pick<GraphEdge, 'mode' | 'protocol' | 'operations'> {
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
}

/** The graph of a workspace with its details; see {@link wiringGraph} for what holds of it. */
export function graphDocument(workspace: Pick<Workspace, 'modules' | 'entries'>): GraphDocument {
  const graph = wiringGraph(workspace);
  const modules = new Map(workspace.modules.map((module) => [module.snake, module]));
  const entries = new Map(workspace.entries.map((entry) => [snakeCase(entry.moduleId), entry]));
  const tools = new Map(workspace.modules.flatMap(({ tool }) => (tool ? [[tool.id, tool] as const] : [])));
  const detailsOf = ({ kind, id }: NodeRef): Partial<DocumentNode> => {
    if (kind === 'module') return moduleDetails(modules.get(id), entries.get(id));
    const operations = kind === 'tool' ? tools.get(id)?.operations : undefined;
    return operations ? { operations: operations.map(({ name, description }) => ({ name, description })) } : {};
  };
  return {
    schemaVersion: 1,
    nodes: graph.nodes.map((node) => ({ key: nodeKey(node), ...node, ...detailsOf(node) })),
    edges: graph.edges.map((edge) => ({ ...edge, from: nodeKey(edge.from), to: nodeKey(edge.to) })),
  };
}

function moduleDetails(module: Module | undefined, entry: RegistryEntry | undefined): Partial<DocumentNode> {
  const status = entry ? { status: entry.status } : {};
  if (module) {
    const { id: moduleId, tier, specFile } = module;
    return { moduleId, tier, ...status, specFile, contract: contractOf(module) };
  }
  return entry ? { moduleId: entry.moduleId, tier: entry.tier, ...status, specFile: entry.specFile } : {};
}

function contractOf(module: Module): ModuleContract {
  const { name, description, kind, governance, runtime, inbound, cron, packets, outbound, environment } = module;
  return {
    name,
    description,
    kind,
    riskLevel: governance.riskLevel,
    ...(governance.requiresApproval ? { approval: governance.mechanism } : {}),
    service: runtime.service,
    startupPhase: runtime.startupPhase,
    ...(inbound ? { route: `${inbound.method} ${inbound.route}`, authentication: inbound.authentication.scheme } : {}),
    ...(cron === undefined ? {} : { cron }),
    packets: packets.emits,
    outbound: outbound.map((call) => `${call.method} ${call.endpoint}`),
    environment: environment.map((variable) => variable.name),
    ...(module.metaFile === undefined ? {} : { metaFile: module.metaFile }),
    files: filesOf(module),
  };
}

function filesOf({ files: { folder: _folder, entryExport: _export, tests, ...files } }: Module): readonly RelPath[] {
  const { folder: _tests, ...testFiles } = tests;
  return [...Object.values(files), ...Object.values(testFiles)].sort();
}
