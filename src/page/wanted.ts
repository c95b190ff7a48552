import type { DocumentEdge, DocumentNode, EdgeType, NodeKind } from '../render/index.js';
import type { GraphModel } from './graph-model.js';

/** What a person wants to see. A set that is empty leaves everything in. */
export interface Wanted {
  readonly kinds: ReadonlySet<NodeKind>;
  readonly tiers: ReadonlySet<number>;
  readonly risks: ReadonlySet<string>;
  readonly edgeTypes: ReadonlySet<EdgeType>;
  readonly orphansOnly: boolean;
  /** The node around which to see only its neighbours. */
  readonly around?: string;
}

/** Everything. */
export const wantAll: Wanted = {
  kinds: new Set(),
  tiers: new Set(),
  risks: new Set(),
  edgeTypes: new Set(),
  orphansOnly: false,
};

/** The part of a graph that is shown. */
export interface Shown {
  readonly nodes: readonly DocumentNode[];
  readonly edges: readonly DocumentEdge[];
  /** Nodes without an edge of the types that are wanted, whether or not its other end is shown. */
  readonly orphans: ReadonlySet<string>;
}

/**
 * The part that is wanted. Tier and risk choose modules, and whatever has to do with a chosen one stays; edges stay when both
 * their ends do.
 */
export function selectShown(model: GraphModel, wanted: Wanted): Shown {
  const orphans = orphansOf(model, wanted);
  const chosen = new Set(model.nodes.filter((node) => isChosenModule(node, wanted)).map(({ key }) => key));
  const near = neighbourhood(model, wanted.around);
  const choosesModules = wanted.tiers.size + wanted.risks.size > 0;
  const nodes = model.nodes.filter(
    (node) =>
      (wanted.kinds.size === 0 || wanted.kinds.has(node.kind)) &&
      (!choosesModules || [...model.modulesOf(node.key)].some((key) => chosen.has(key))) &&
      (!wanted.orphansOnly || orphans.has(node.key)) &&
      (!near || near.has(node.key)),
  );
  const keys = new Set(nodes.map(({ key }) => key));
  const edges = model.edges.filter((edge) => isWantedType(edge, wanted) && keys.has(edge.from) && keys.has(edge.to));
  return { nodes, edges, orphans };
}

function orphansOf({ nodes, edgesOf }: GraphModel, wanted: Wanted): ReadonlySet<string> {
  const alone = nodes.filter(({ key }) => !edgesOf(key).some((edge) => isWantedType(edge, wanted)));
  return new Set(alone.map(({ key }) => key));
}

function isWantedType({ type }: DocumentEdge, { edgeTypes }: Wanted): boolean {
  return edgeTypes.size === 0 || edgeTypes.has(type);
}

function isChosenModule({ kind, tier, contract }: DocumentNode, { tiers, risks }: Wanted): boolean {
  if (kind !== 'module') return false;
  const hasTier = tiers.size === 0 || (tier !== undefined && tiers.has(tier));
  return hasTier && (risks.size === 0 || (contract !== undefined && risks.has(contract.riskLevel)));
}

function neighbourhood({ edgesOf }: GraphModel, around: string | undefined): ReadonlySet<string> | undefined {
  if (around === undefined) return undefined;
  return new Set([around, ...edgesOf(around).flatMap(({ from, to }) => [from, to])]);
}
