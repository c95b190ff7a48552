import type { FamilyContract } from '../../model/index.js';
import { mermaidText } from '../graph/mermaid-text.js';

type Architecture = FamilyContract<'doc-architecture'>['value']['logical_architecture'];

/**
 * The layers and the flows between them as a Mermaid flowchart, a line for each. A flow names its stations with arrows
 * between (`User → API → Database`); a station that is called like a layer is that layer. No lines where there is nothing to
 * connect. Nodes have names of our own, so that no word of a contract is syntax.
 */
export function flowDiagram(architecture: Architecture): readonly string[] {
  const { layers = [], data_flows: flows = [] } = architecture ?? {};
  const nodes = new Map<string, string>();
  const nodeOf = (title: string): string => {
    const key = keyOf(title);
    const name = nodes.get(key) ?? `n${nodes.size}`;
    nodes.set(key, name);
    return name;
  };
  const box = (title: string): string => `${nodeOf(title)}["${mermaidText(title.trim())}"]`;
  const inLayers = unique(layers.map(({ name }) => name)).map((name) => `    ${box(name)}`);
  const stations = flows.map(stationsOf).filter((flow) => flow.length > 1);
  const known = new Set(nodes.keys());
  const others = unique(stations.flat()).filter((title) => !known.has(keyOf(title)));
  const arrows = stations.flatMap((flow) =>
    flow.slice(1).map((title, index) => `  ${nodeOf(flow[index] ?? '')} --> ${nodeOf(title)}`),
  );
  const lines = [
    ...(inLayers.length > 0 ? ['  subgraph layers [Layers]', ...inLayers, '  end'] : []),
    ...others.map((title) => `  ${box(title)}`),
    ...new Set(arrows),
  ];
  return nodes.size > 1 ? ['flowchart LR', ...lines] : [];
}

function stationsOf(flow: string): readonly string[] {
  return flow
    .split(/\s*(?:→|⟶|⇒|—>|–>|-->|->|=>)\s*/u)
    .map((station) => station.trim().replace(/[.;]$/, ''))
    .filter((station) => station !== '');
}

function unique(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const title of titles) if (keyOf(title) !== '' && !seen.has(keyOf(title))) seen.set(keyOf(title), title);
  return [...seen.values()];
}

// Flows speak of one of what a layer has many of.
function keyOf(title: string): string {
  return title.trim().toLowerCase().replace(/s$/, '');
}
