/** Which part of the drawing is seen: a point of the drawing lies at `x * scale + dx`, `y * scale + dy` of the canvas. */
export interface Viewport {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** A point or a size; of the canvas in CSS pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A point of the canvas or of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const scales = { least: 0.02, greatest: 2.5, fit: 1.1 };
const margin = 28;

/** Shows the whole drawing in the middle, not larger than is pleasant to read. */
export function fitAll(drawing: Extent, canvas: Extent): Viewport {
  const scale = Math.min(
    scales.fit,
    (canvas.width - 2 * margin) / Math.max(1, drawing.width),
    (canvas.height - 2 * margin) / Math.max(1, drawing.height),
  );
  const kept = Math.max(scales.least, scale);
  return {
    scale: kept,
    dx: (canvas.width - drawing.width * kept) / 2,
    dy: (canvas.height - drawing.height * kept) / 2,
  };
}

/** Zooms by a factor, so that what lies under a point of the canvas stays there. */
export function zoomAt({ scale, dx, dy }: Viewport, factor: number, at: Point): Viewport {
  const next = Math.min(scales.greatest, Math.max(scales.least, scale * factor));
  const ratio = next / scale;
  return { scale: next, dx: at.x - (at.x - dx) * ratio, dy: at.y - (at.y - dy) * ratio };
}

/** Brings a point of the drawing to the middle of the canvas, near enough to be read. */
export function centreOn({ scale }: Viewport, point: Point, canvas: Extent): Viewport {
  const next = Math.max(scale, 0.75);
  return { scale: next, dx: canvas.width / 2 - point.x * next, dy: canvas.height / 2 - point.y * next };
}

/** The point of the drawing under a point of the canvas. */
export function drawingPoint({ scale, dx, dy }: Viewport, { x, y }: Point): Point {
  return { x: (x - dx) / scale, y: (y - dy) / scale };
}

/** The point of the canvas where a point of the drawing lies. */
export function canvasPoint({ scale, dx, dy }: Viewport, { x, y }: Point): Point {
  return { x: x * scale + dx, y: y * scale + dy };
}

/** Whether a point lies on the canvas and not at its very edge. */
export function isWithin({ x, y }: Point, { width, height }: Extent): boolean {
  return x > 2 * margin && y > margin && x < width - 2 * margin && y < height - margin;
}

/** A viewport on the way from one to another; `share` goes from 0 to 1 and slows towards the end. */
export function between(from: Viewport, to: Viewport, share: number): Viewport {
  const eased = 1 - (1 - Math.min(1, share)) ** 3;
  const mix = (a: number, b: number): number => a + (b - a) * eased;
  return { scale: mix(from.scale, to.scale), dx: mix(from.dx, to.dx), dy: mix(from.dy, to.dy) };
}
