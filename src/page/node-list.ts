import type { DocumentNode } from '../render/index.js';
import { element } from './element.js';
import { kindWords } from './words.js';

/** The list of nodes beside the drawing: what it shows can all be reached here without a mouse. */
export interface NodeList {
  readonly show: (nodes: readonly DocumentNode[], state: ListState) => void;
  readonly focus: () => void;
}

/** What is chosen, and which nodes lead nowhere. */
export interface ListState {
  readonly selected: string | undefined;
  readonly orphans: ReadonlySet<string>;
}

const rowHeight = 44;
const beyond = 6;

/**
 * A listbox that holds only the rows that are seen, so that thousands of nodes cost no more than a few. Arrow keys, Home, End and
 * the page keys move; Enter and Space choose; Escape gives the choice up.
 */
export function createNodeList(box: HTMLElement, onSelect: (key: string | undefined) => void): NodeList {
  const list = new List(box, onSelect);
  box.addEventListener('scroll', () => list.render(), { passive: true });
  box.addEventListener('keydown', (event) => list.press(event));
  box.addEventListener('click', (event) => list.click(event));
  new ResizeObserver(() => list.render()).observe(box);
  return list;
}

class List implements NodeList {
  readonly #box: HTMLElement;
  readonly #rows = element('div', { class: 'rows', role: 'presentation' });
  readonly #onSelect: (key: string | undefined) => void;
  #nodes: readonly DocumentNode[] = [];
  #state: ListState = { selected: undefined, orphans: new Set() };
  #active = 0;

  constructor(box: HTMLElement, onSelect: (key: string | undefined) => void) {
    this.#box = box;
    this.#onSelect = onSelect;
    box.append(this.#rows);
  }

  show(nodes: readonly DocumentNode[], state: ListState): void {
    const active = this.#nodes[this.#active]?.key;
    const isNewChoice = state.selected !== this.#state.selected && state.selected !== undefined;
    this.#nodes = nodes;
    this.#state = state;
    const wanted = isNewChoice ? state.selected : active;
    const found = nodes.findIndex(({ key }) => key === wanted);
    this.#active = Math.max(0, found);
    if (isNewChoice && found >= 0) this.#reveal();
    this.render();
  }

  focus(): void {
    this.#box.focus();
  }

  press(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#box.clientHeight / rowHeight) - 1);
    const last = this.#nodes.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next !== undefined) this.#activate(Math.min(last, Math.max(0, next)));
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(this.#active);
    else if (event.key === 'Escape') this.#onSelect(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  click(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (!row) return;
    this.#active = Number(row.dataset['index']);
    this.#choose(this.#active);
  }

  render(): void {
    const first = Math.max(0, Math.floor(this.#box.scrollTop / rowHeight) - beyond);
    const last = Math.ceil((this.#box.scrollTop + this.#box.clientHeight) / rowHeight) + beyond;
    const seen = this.#nodes.slice(first, last).map((node, at) => this.#row(node, first + at));
    this.#rows.style.height = `${this.#nodes.length * rowHeight}px`;
    this.#rows.replaceChildren(...seen);
    const isThere = this.#active >= first && this.#active < first + seen.length;
    if (isThere) this.#box.setAttribute('aria-activedescendant', rowId(this.#active));
    else this.#box.removeAttribute('aria-activedescendant');
  }

  #activate(index: number): void {
    this.#active = index;
    this.#reveal();
    this.render();
  }

  #choose(index: number): void {
    const node = this.#nodes[index];
    if (node) this.#onSelect(node.key);
  }

  #reveal(): void {
    const [top, bottom] = [this.#active * rowHeight, (this.#active + 1) * rowHeight];
    this.#rows.style.height = `${this.#nodes.length * rowHeight}px`;
    if (top < this.#box.scrollTop) this.#box.scrollTop = top;
    else if (bottom > this.#box.scrollTop + this.#box.clientHeight)
      this.#box.scrollTop = bottom - this.#box.clientHeight;
  }

  #row(node: DocumentNode, index: number): HTMLElement {
    const isOrphan = this.#state.orphans.has(node.key);
    const risk = node.contract?.riskLevel;
    const row = element(
      'div',
      {
        id: rowId(index),
        role: 'option',
        class: index === this.#active ? 'row active' : 'row',
        'data-index': index,
        'data-kind': node.kind,
        'aria-selected': String(node.key === this.#state.selected),
        'aria-posinset': index + 1,
        'aria-setsize': this.#nodes.length,
      },
      element('span', { class: 'id' }, node.id),
      element('span', { class: 'about' }, aboutOf(node)),
      ...(isOrphan ? [element('span', { class: 'tag orphan' }, 'orphan')] : []),
      ...(risk === 'high' || risk === 'medium' ? [element('span', { class: `tag ${risk}` }, risk)] : []),
    );
    row.style.top = `${index * rowHeight}px`;
    return row;
  }
}

function rowId(index: number): string {
  return `row-${index}`;
}

function aboutOf({ kind, tier, contract }: DocumentNode): string {
  const what = kindWords[kind].one;
  if (kind !== 'module') return what;
  return contract ? `${contract.kind}, tier ${tier ?? '–'}` : `registered, tier ${tier ?? '–'}`;
}
