import { drawGraph, readableFrom, type Scene } from './draw-graph.js';
import { boxSize, type Box } from './layout.js';
import { readPalette, type Palette } from './palette.js';
import {
  between,
  canvasPoint,
  centreOn,
  drawingPoint,
  fitAll,
  isWithin,
  zoomAt,
  type Extent,
  type Point,
  type Viewport,
} from './viewport.js';

/** The drawing on its canvas. */
export interface CanvasView {
  /** Draws another scene; with `fit` all of it is brought into view. */
  readonly show: (scene: Scene, fit: boolean) => void;
  readonly centre: (key: string) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

/** What a person does on the canvas; `undefined` for a place where no node is. */
export interface CanvasEvents {
  readonly onSelect: (key: string | undefined) => void;
  readonly onHover: (key: string | undefined) => void;
}

const glide = 220;

/** Shows scenes on a canvas that fills its parent, and lets a person drag, zoom and choose nodes. */
export function createCanvasView(canvas: HTMLCanvasElement, events: CanvasEvents): CanvasView {
  const view = new View(canvas);
  listen(canvas, view, events);
  return view;
}

class View implements CanvasView {
  readonly #canvas: HTMLCanvasElement;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #scene: Scene | undefined;
  #palette: Palette;
  #size: Extent = { width: 1, height: 1 };
  #viewport: Viewport = { scale: 1, dx: 0, dy: 0 };
  // Where a glide ends.
  #target: Viewport = this.#viewport;
  #ratio = 0;
  #isFitted = true;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#palette = readPalette(canvas);
    new ResizeObserver(() => this.#resize()).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#palette = readPalette(canvas);
      this.#draw();
    });
  }

  show(scene: Scene, fit: boolean): void {
    this.#scene = scene;
    if (fit) this.fit();
    else this.#draw();
  }

  fit(): void {
    this.#isFitted = true;
    if (this.#scene) this.#move(fitAll(this.#scene.layout, this.#size));
  }

  centre(key: string): void {
    const box = this.#scene?.layout.boxes.get(key);
    if (!box) return;
    this.#resize();
    const middle = { x: box.x + boxSize.width / 2, y: box.y + boxSize.height / 2 };
    if (this.#target.scale > readableFrom && isWithin(canvasPoint(this.#target, middle), this.#size)) return;
    this.#isFitted = false;
    this.#move(centreOn(this.#target, middle, this.#size));
  }

  zoom(factor: number, at: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
    this.#isFitted = false;
    this.#set(zoomAt(this.#viewport, factor, at));
  }

  drag(by: Point): void {
    this.#isFitted = false;
    this.#set({ ...this.#viewport, dx: this.#viewport.dx + by.x, dy: this.#viewport.dy + by.y });
  }

  /** The node at a point of the canvas. */
  keyAt(point: Point): string | undefined {
    const { x, y } = drawingPoint(this.#viewport, point);
    const holds = (box: Box): boolean =>
      x >= box.x && x <= box.x + boxSize.width && y >= box.y && y <= box.y + boxSize.height;
    return [...(this.#scene?.layout.boxes.values() ?? [])].find(holds)?.node.key;
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const ratio = devicePixelRatio;
    if (width === this.#size.width && height === this.#size.height && ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.getContext('2d')?.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.#isFitted && this.#scene) this.#set(fitAll(this.#scene.layout, this.#size));
    else this.#draw();
  }

  #set(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#target = viewport;
    this.#draw();
  }

  // Glides there, unless the person asked for calm.
  #move(to: Viewport): void {
    cancelAnimationFrame(this.#frame);
    if (this.#calm.matches) return this.#set(to);
    this.#target = to;
    const from = this.#viewport;
    let start: number | undefined;
    const step = (now: number): void => {
      start ??= now;
      const share = (now - start) / glide;
      this.#viewport = between(from, to, share);
      this.#drawNow();
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    const context = this.#canvas.getContext('2d');
    if (!context || !this.#scene) return;
    const surface = { context, size: this.#size, viewport: this.#viewport, palette: this.#palette };
    drawGraph(surface, this.#scene);
  }
}

// Two fingers zoom; one finger or the mouse drags; a press that hardly moves is a choice.
function listen(canvas: HTMLCanvasElement, view: View, { onSelect, onHover }: CanvasEvents): void {
  const pressed = new Map<number, Point>();
  let moved = 0;
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (pressed.size === 0) moved = 0;
    pressed.set(event.pointerId, pointOf(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    const [point, before] = [pointOf(event), pressed.get(event.pointerId)];
    if (!before) return hover(canvas, view.keyAt(point), onHover);
    const others = [...pressed].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
    pressed.set(event.pointerId, point);
    moved += Math.hypot(point.x - before.x, point.y - before.y);
    const [other] = others;
    if (other) return view.zoom(distance(point, other) / Math.max(1, distance(before, other)), middle(point, other));
    if (moved > 4) view.drag({ x: point.x - before.x, y: point.y - before.y });
  });
  canvas.addEventListener('pointerup', (event) => {
    pressed.delete(event.pointerId);
    if (moved <= 4) onSelect(view.keyAt(pointOf(event)));
  });
  canvas.addEventListener('pointercancel', (event) => pressed.delete(event.pointerId));
  canvas.addEventListener('pointerleave', () => hover(canvas, undefined, onHover));
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY * 0.0015), pointOf(event));
    },
    { passive: false },
  );
}

function hover(canvas: HTMLCanvasElement, key: string | undefined, onHover: CanvasEvents['onHover']): void {
  canvas.style.cursor = key === undefined ? '' : 'pointer';
  onHover(key);
}

function pointOf({ offsetX: x, offsetY: y }: MouseEvent): Point {
  return { x, y };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
