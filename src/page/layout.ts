import type { DocumentNode, NodeKind } from '../render/index.js';
import { otherEnd } from './graph-model.js';
import type { Shown } from './wanted.js';

/** Where a node stands, in units of the drawing; `x` and `y` are its upper left corner. */
export interface Box {
  readonly node: DocumentNode;
  readonly x: number;
  readonly y: number;
}

/** A titled block of nodes. */
export interface Block {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How high the title above it may be. */
  readonly titleSize: number;
}

/** A drawing: where everything stands, and how large it is in all. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
}

/** The size of a node's box. */
export const boxSize = { width: 176, height: 34 };

const gap = { x: 20, y: 10 };
const padding = 12;
const lane = 84;
// Width to height of what most windows leave for a drawing.
const aspect = 1.35;
// Beyond this many nodes in a block nobody follows single edges, and an order that people know helps more.
const mostUncrossed = 40;

// From who asks to what is used. Topics come last: they are the most, and no edge has to cross them there.
const columns: readonly (readonly NodeKind[])[] = [
  ['agent', 'approval'],
  ['tool'],
  ['module'],
  ['segment', 'service'],
  ['topic'],
];

interface Group {
  readonly title: string;
  readonly nodes: readonly DocumentNode[];
}

/**
 * Draws what is shown in columns of blocks: one block for each kind, of modules one for each tier. The same nodes and edges give the
 * same drawing, wherever and however often it is made; it takes time in proportion to what is shown.
 */
export function layoutGraph(shown: Shown): Layout {
  const groups = columns.map((kinds) => groupsOf(shown, kinds)).filter((column) => column.length > 0);
  const ordered = uncross(groups, shown);
  const placed = rowsToTry(ordered)
    .map((rows) => placeColumns(ordered, rows))
    .reduce((best, next) => (distortion(next) < distortion(best) ? next : best));
  return { ...placed, boxes: new Map(placed.boxes.map((box) => [box.node.key, box])) };
}

// Each about a fifth more than the one before, up to all of a column in one row after another.
function rowsToTry(groups: readonly (readonly Group[])[]): readonly number[] {
  const largest = Math.max(1, ...groups.map((column) => sizeOf(column)));
  const tries: number[] = [];
  for (let rows = 8; rows < largest; rows = Math.ceil(rows * 1.2)) tries.push(rows);
  return [...tries, Math.max(8, largest)];
}

function distortion({ width, height }: Placed): number {
  return Math.abs(Math.log(Math.max(1, width) / Math.max(1, height) / aspect));
}

function sizeOf(column: readonly Group[]): number {
  return column.reduce((sum, { nodes }) => sum + nodes.length, 0);
}

const titles: Readonly<Record<NodeKind, string>> = {
  module: 'Modules',
  agent: 'Agents',
  tool: 'Tools',
  segment: 'Segments',
  approval: 'Approvals',
  topic: 'Packet topics',
  service: 'Services',
};

function groupsOf({ nodes }: Shown, kinds: readonly NodeKind[]): readonly Group[] {
  return kinds.flatMap((kind) => {
    const members = nodes.filter((node) => node.kind === kind);
    if (kind !== 'module') return members.length > 0 ? [{ title: titles[kind], nodes: members }] : [];
    const tiers = [...new Set(members.map(({ tier = 0 }) => tier))].sort((a, b) => a - b);
    return tiers.map((wanted) => ({
      title: `Modules · tier ${wanted}`,
      nodes: members.filter(({ tier = 0 }) => tier === wanted),
    }));
  });
}

// Two sweeps: each node goes where its neighbours in the columns before it stand on average. Ties keep the order of the graph.
function uncross(groups: readonly (readonly Group[])[], shown: Shown): readonly (readonly Group[])[] {
  const forward = sweep(groups, shown);
  return [...sweep([...forward].reverse(), shown)].reverse();
}

function sweep(groups: readonly (readonly Group[])[], { edges }: Shown): readonly (readonly Group[])[] {
  const neighbours = new Map<string, string[]>();
  for (const edge of edges)
    for (const key of [edge.from, edge.to]) {
      const list = neighbours.get(key);
      if (list) list.push(otherEnd(edge, key));
      else neighbours.set(key, [otherEnd(edge, key)]);
    }
  const place = new Map<string, number>();
  return groups.map((column) => {
    let row = 0;
    const sorted = column.map((group) => {
      const wish = new Map(group.nodes.map(({ key }, at) => [key, meanPlace(neighbours.get(key) ?? [], place) ?? at]));
      const isSmall = group.nodes.length <= mostUncrossed;
      return isSmall ? { ...group, nodes: [...group.nodes].sort((a, b) => wishOf(wish, a) - wishOf(wish, b)) } : group;
    });
    for (const { nodes } of sorted) for (const { key } of nodes) place.set(key, row++);
    return sorted;
  });
}

function wishOf(wish: ReadonlyMap<string, number>, { key }: DocumentNode): number {
  return wish.get(key) ?? 0;
}

function meanPlace(keys: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  const known = keys.map((key) => place.get(key)).filter((found) => found !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, at) => sum + at, 0) / known.length;
}

interface Placed {
  readonly boxes: readonly Box[];
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
}

function placeColumns(columnsOfGroups: readonly (readonly Group[])[], rows: number): Placed {
  const drawn: Placed[] = [];
  let x = 0;
  for (const column of columnsOfGroups) {
    const placed = placeColumn(column, { x, rows });
    drawn.push(placed);
    x += placed.width + lane;
  }
  const height = Math.max(0, ...drawn.map((column) => column.height));
  const centred = drawn.map((column) => moveDown(column, (height - column.height) / 2));
  return {
    boxes: centred.flatMap(({ boxes }) => boxes),
    blocks: centred.flatMap(({ blocks }) => blocks),
    width: Math.max(0, x - lane),
    height,
  };
}

function moveDown({ boxes, blocks, ...size }: Placed, by: number): Placed {
  return {
    ...size,
    boxes: boxes.map((box) => ({ ...box, y: box.y + by })),
    blocks: blocks.map((block) => ({ ...block, y: block.y + by })),
  };
}

// The blocks of a column stand under each other, each below its title, as wide as the column needs.
function placeColumn(groups: readonly Group[], { x, rows }: { readonly x: number; readonly rows: number }): Placed {
  const across = Math.max(1, Math.ceil(sizeOf(groups) / rows));
  const width = across * (boxSize.width + gap.x) - gap.x + 2 * padding;
  // Seen as a whole, a large drawing is small: its titles have to be larger to be read.
  const titleSize = Math.max(13, rows * 0.9);
  const boxes: Box[] = [];
  const blocks: Block[] = [];
  let y = 0;
  for (const group of groups) {
    y += titleSize * 1.7;
    const down = Math.ceil(group.nodes.length / across);
    const height = down * (boxSize.height + gap.y) - gap.y + 2 * padding;
    blocks.push({ title: `${group.title} (${group.nodes.length})`, x, y, width, height, titleSize });
    group.nodes.forEach((node, index) => {
      const [column, row] = [Math.floor(index / down), index % down];
      boxes.push({
        node,
        x: x + padding + column * (boxSize.width + gap.x),
        y: y + padding + row * (boxSize.height + gap.y),
      });
    });
    y += height;
  }
  return { boxes, blocks, width, height: y };
}
