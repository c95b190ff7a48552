import type { GraphDocument } from '../render/index.js';
import { createCanvasView, type CanvasView } from './canvas-view.js';
import { mostEdges } from './draw-graph.js';
import { part } from './element.js';
import { createFilterForm } from './filter-form.js';
import { createGraphModel, type GraphModel } from './graph-model.js';
import { layoutGraph, type Layout } from './layout.js';
import { nodeDetails } from './node-details.js';
import { createNodeList, type NodeList } from './node-list.js';
import { searchNodes } from './search-nodes.js';
import { selectShown, wantAll, type Shown, type Wanted } from './wanted.js';

/** Shows the graph that the page holds. The address behind `#` names the selected node, so that it can be linked to. */
export function showGraph(page: Document): void {
  const data = page.getElementById('graph')?.textContent ?? '';
  const explorer = new Explorer(createGraphModel(JSON.parse(data) as GraphDocument));
  explorer.start();
}

class Explorer {
  readonly #model: GraphModel;
  readonly #details = part('details', HTMLElement);
  readonly #search = part('search', HTMLInputElement);
  readonly #canvas: CanvasView;
  readonly #list: NodeList;
  #wanted: Wanted = wantAll;
  #shown: Shown;
  #layout: Layout;
  #selected: string | undefined;
  #hovered: string | undefined;

  constructor(model: GraphModel) {
    this.#model = model;
    this.#shown = selectShown(model, wantAll);
    this.#layout = layoutGraph(this.#shown);
    const select = (key: string | undefined): void => this.#select(key);
    this.#canvas = createCanvasView(part('canvas', HTMLCanvasElement), {
      onSelect: select,
      onHover: (key) => this.#hover(key),
    });
    this.#list = createNodeList(part('list', HTMLElement), select);
  }

  start(): void {
    createFilterForm(part('filters', HTMLFormElement), this.#model, (filters) =>
      this.#want({ ...this.#wanted, ...filters }),
    );
    this.#search.addEventListener('input', () => this.#show(false));
    this.#search.addEventListener('keydown', (event) => this.#pressInSearch(event));
    document.addEventListener('keydown', (event) => this.#press(event));
    addEventListener('hashchange', () => this.#followAddress());
    part('zoom-in', HTMLButtonElement).addEventListener('click', () => this.#canvas.zoom(1.4));
    part('zoom-out', HTMLButtonElement).addEventListener('click', () => this.#canvas.zoom(1 / 1.4));
    part('zoom-fit', HTMLButtonElement).addEventListener('click', () => this.#canvas.fit());
    // Where there is little room, the drawing and the list come first.
    if (matchMedia('(max-width: 720px)').matches) part('filter-panel', HTMLDetailsElement).open = false;
    this.#show(true);
    this.#followAddress();
  }

  #followAddress(): void {
    const key = decoded(location.hash.slice(1));
    if (key === (this.#selected ?? '')) return;
    const isKnown = this.#model.nodeOf(key) !== undefined;
    if (key !== '' && !isKnown) part('status', HTMLElement).textContent = `There is no node ${key}.`;
    else this.#select(key === '' ? undefined : key);
  }

  #select(key: string | undefined): void {
    if (this.#selected === key) return;
    this.#selected = key;
    history.replaceState(null, '', key === undefined ? location.pathname : `#${encodeURIComponent(key)}`);
    if (key === undefined && this.#wanted.around !== undefined) this.#wantAround(undefined);
    else if (key !== undefined && this.#wanted.around !== undefined) this.#wantAround(key);
    else this.#show(false);
    if (key !== undefined) this.#canvas.centre(key);
  }

  #wantAround(key: string | undefined): void {
    const { around: _around, ...rest } = this.#wanted;
    this.#want(key === undefined ? rest : { ...rest, around: key });
  }

  #want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#shown = selectShown(this.#model, wanted);
    this.#layout = layoutGraph(this.#shown);
    this.#show(true);
    // Rather its middle where it can be read than all of it where it cannot.
    if (wanted.around !== undefined) this.#canvas.centre(wanted.around);
  }

  #hover(key: string | undefined): void {
    if (this.#hovered === key) return;
    this.#hovered = key;
    this.#draw(false);
  }

  #show(fit: boolean): void {
    const found = searchNodes(this.#shown.nodes, this.#search.value);
    this.#list.show(found, { selected: this.#selected, orphans: this.#shown.orphans });
    this.#showDetails();
    this.#draw(fit);
    const { nodes, edges } = this.#shown;
    const note = edges.length > mostEdges ? ' Select a node to see its edges.' : '';
    part('status', HTMLElement).textContent =
      `${found.length} of ${this.#model.nodes.length} nodes, ${edges.length} edges.${nodes.length > 0 ? note : ''}`;
    part('empty', HTMLElement).hidden = nodes.length > 0;
  }

  #draw(fit: boolean): void {
    const focus = this.#hovered ?? this.#selected;
    const around = focus === undefined ? [] : this.#model.edgesOf(focus).flatMap(({ from, to }) => [from, to]);
    const found = this.#search.value.trim() === '' ? undefined : searchNodes(this.#shown.nodes, this.#search.value);
    const scene = {
      shown: this.#shown,
      layout: this.#layout,
      near: focus === undefined ? undefined : new Set([focus, ...around]),
      matches: found && new Set(found.map(({ key }) => key)),
      ...(this.#selected === undefined ? {} : { selected: this.#selected }),
      ...(this.#hovered === undefined ? {} : { hovered: this.#hovered }),
    };
    this.#canvas.show(scene, fit);
  }

  #showDetails(): void {
    const node = this.#selected === undefined ? undefined : this.#model.nodeOf(this.#selected);
    document.body.classList.toggle('with-details', node !== undefined);
    this.#details.hidden = node === undefined;
    if (!node) return this.#details.replaceChildren();
    const state = {
      model: this.#model,
      isOrphan: this.#shown.orphans.has(node.key),
      isAround: this.#wanted.around !== undefined,
    };
    const focused = this.#details.contains(document.activeElement) ? document.activeElement : null;
    const content = nodeDetails(node, state, {
      onSelect: (key) => this.#select(key),
      onClose: () => this.#close(),
      onAround: (isWanted) => this.#wantAround(isWanted ? node.key : undefined),
    });
    this.#details.replaceChildren(...content);
    this.#details.scrollTop = 0;
    // The button that was pressed is gone: its like gets the focus, or the heading of what it led to.
    const next = focused?.classList.contains('around') ? '.around' : 'h2';
    if (focused) this.#details.querySelector<HTMLElement>(next)?.focus();
  }

  #close(): void {
    this.#select(undefined);
    this.#list.focus();
  }

  #pressInSearch(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') this.#list.focus();
    else if (event.key === 'Escape' && this.#search.value !== '') {
      this.#search.value = '';
      this.#show(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #press(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#search.focus();
      this.#search.select();
    } else if (event.key === 'Escape' && this.#selected !== undefined) this.#close();
  }
}

// Whoever writes an address by hand may write what is none.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
