import { boxSize, type Block, type Box, type Layout } from './layout.js';
import type { Palette } from './palette.js';
import type { Extent, Viewport } from './viewport.js';
import type { Shown } from './wanted.js';

/** Everything that a drawing shows. `near` holds the selected or hovered node and its neighbours; `matches` what a search found. */
export interface Scene {
  readonly shown: Shown;
  readonly layout: Layout;
  readonly selected?: string;
  readonly hovered?: string;
  readonly near: ReadonlySet<string> | undefined;
  readonly matches: ReadonlySet<string> | undefined;
}

/** Where and how to draw. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly size: Extent;
  readonly viewport: Viewport;
  readonly palette: Palette;
}

/** More edges than this say nothing when all are drawn: then only those of the selected or hovered node are. */
export const mostEdges = 600;

/** From this scale on labels can be read. */
export const readableFrom = 0.42;

/** Draws a scene; what lies outside of the canvas is left out. */
export function drawGraph(surface: Surface, scene: Scene): void {
  const { context, size, viewport } = surface;
  context.clearRect(0, 0, size.width, size.height);
  context.save();
  context.translate(viewport.dx, viewport.dy);
  context.scale(viewport.scale, viewport.scale);
  for (const block of scene.layout.blocks) drawBlock(surface, block);
  drawEdges(surface, scene);
  for (const box of scene.layout.boxes.values()) if (isSeen(surface, box)) drawBox(surface, scene, box);
  context.restore();
}

function isSeen({ size, viewport: { scale, dx, dy } }: Surface, { x, y }: Box): boolean {
  const [left, top] = [x * scale + dx, y * scale + dy];
  return left < size.width && top < size.height && left + boxSize.width * scale > 0 && top + boxSize.height * scale > 0;
}

function drawBlock({ context, palette, viewport }: Surface, block: Block): void {
  const { x, y, width, height, title, titleSize } = block;
  context.fillStyle = palette.block;
  context.beginPath();
  context.roundRect(x, y, width, height, 10);
  context.fill();
  const size = Math.min(titleSize, 13 / Math.min(1, viewport.scale), (width + 70) / (title.length * 0.6));
  context.fillStyle = palette.muted;
  context.font = `600 ${size}px ${palette.font}`;
  context.textBaseline = 'alphabetic';
  context.fillText(title, x + 2, y - size * 0.5);
}

function drawEdges(surface: Surface, scene: Scene): void {
  const { edges } = scene.shown;
  const focus = scene.hovered ?? scene.selected;
  const isOfFocus = ({ from, to }: (typeof edges)[number]): boolean => from === focus || to === focus;
  const { context } = surface;
  if (edges.length <= mostEdges) {
    const calm = Math.min(0.6, Math.max(0.14, 90 / edges.length));
    context.globalAlpha = focus === undefined ? calm : calm / 4;
    for (const edge of edges) if (!isOfFocus(edge)) drawEdge(surface, scene.layout, edge);
  }
  context.globalAlpha = 1;
  if (focus !== undefined) for (const edge of edges) if (isOfFocus(edge)) drawEdge(surface, scene.layout, edge);
}

function drawEdge({ context, palette, viewport }: Surface, { boxes }: Layout, edge: Shown['edges'][number]): void {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (!from || !to) return;
  const line = curveOf(from, to);
  context.strokeStyle = palette.edge(edge.type);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = Math.max(1.4, 1 / viewport.scale);
  context.beginPath();
  context.moveTo(line.x1, line.y1);
  context.bezierCurveTo(line.x1 + line.bend1, line.y1, line.x2 + line.bend2, line.y2, line.x2, line.y2);
  context.stroke();
  const tip = 7 * Math.sign(line.bend2);
  context.beginPath();
  context.moveTo(line.x2, line.y2);
  context.lineTo(line.x2 + tip, line.y2 - 3.5);
  context.lineTo(line.x2 + tip, line.y2 + 3.5);
  context.fill();
}

interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly bend1: number;
  readonly bend2: number;
}

// Out of the side that faces the other box; between boxes above each other, in a bow to the right.
function curveOf(from: Box, to: Box): Curve {
  const [y1, y2] = [from.y + boxSize.height / 2, to.y + boxSize.height / 2];
  const distance = to.x - from.x;
  const isBeside = Math.abs(distance) < boxSize.width;
  const goesRight = distance >= 0;
  const x1 = from.x + (goesRight || isBeside ? boxSize.width : 0);
  const x2 = to.x + (goesRight && !isBeside ? 0 : boxSize.width);
  const bend = isBeside ? 44 : Math.max(40, Math.abs(x2 - x1) / 2);
  return { x1, y1, x2, y2, bend1: goesRight || isBeside ? bend : -bend, bend2: goesRight && !isBeside ? -bend : bend };
}

function drawBox(surface: Surface, scene: Scene, box: Box): void {
  const { context, palette, viewport } = surface;
  const { node, x, y } = box;
  const risk = palette.risk(node.contract?.riskLevel);
  const isReadable = viewport.scale >= readableFrom;
  // From afar only modules at risk stand out, and what is chosen or found.
  const isQuiet = !isReadable && risk === undefined && scene.near === undefined && scene.matches === undefined;
  context.globalAlpha = isDimmed(scene, node.key) ? 0.2 : isQuiet ? (node.kind === 'module' ? 0.6 : 0.32) : 1;
  context.fillStyle = isReadable ? palette.surface : (risk ?? palette.kind(node.kind));
  context.beginPath();
  context.roundRect(x, y, boxSize.width, boxSize.height, 7);
  context.fill();
  drawBorder(surface, scene, { box, risk });
  if (isReadable) drawLabel(surface, box, risk);
  context.globalAlpha = 1;
}

function isDimmed({ near, matches, selected }: Scene, key: string): boolean {
  if (key === selected) return false;
  return (near !== undefined && !near.has(key)) || (matches !== undefined && !matches.has(key));
}

function drawBorder(
  { context, palette, viewport }: Surface,
  { selected, hovered, shown }: Scene,
  { box, risk }: { readonly box: Box; readonly risk: string | undefined },
): void {
  const { key } = box.node;
  const isChosen = key === selected || key === hovered;
  const isOrphan = shown.orphans.has(key);
  if (viewport.scale < readableFrom && !isChosen && !isOrphan) return;
  context.strokeStyle = isChosen ? palette.accent : (risk ?? palette.border);
  context.lineWidth = (isChosen ? 2.5 : risk ? 1.8 : 1.2) / Math.min(1, viewport.scale * 1.4);
  context.setLineDash(isOrphan ? [6, 4] : []);
  context.stroke();
  context.setLineDash([]);
}

function drawLabel({ context, palette }: Surface, { node, x, y }: Box, risk: string | undefined): void {
  context.fillStyle = palette.kind(node.kind);
  context.beginPath();
  context.roundRect(x, y + 6, 4, boxSize.height - 12, 2);
  context.fill();
  context.fillStyle = palette.text;
  context.font = `500 13px ${palette.font}`;
  context.textBaseline = 'middle';
  const room = boxSize.width - (risk === undefined ? 28 : 44);
  context.fillText(fitted(context, node.id, room), x + 14, y + boxSize.height / 2 + 0.5);
  if (risk === undefined) return;
  context.fillStyle = risk;
  context.beginPath();
  context.arc(x + boxSize.width - 16, y + boxSize.height / 2, 4.5, 0, 2 * Math.PI);
  context.fill();
}

function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let kept = text.slice(0, 40);
  while (kept.length > 1 && context.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}
