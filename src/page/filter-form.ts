import type { DocumentNode, EdgeType, NodeKind } from '../render/index.js';
import { element } from './element.js';
import type { GraphModel } from './graph-model.js';
import type { Wanted } from './wanted.js';
import { edgeTypeWords, kindWords } from './words.js';

/** The filters that a person has set. */
export type Filters = Omit<Wanted, 'around'>;

/** Fills a form with a choice for each kind, tier, risk and edge type that the graph has, and tells what is chosen. */
export function createFilterForm(form: HTMLFormElement, model: GraphModel, onChange: (filters: Filters) => void): void {
  form.replaceChildren(
    ...choice(
      'Kind',
      'kind',
      countBy(model.nodes, ({ kind }) => kind),
      (kind) => kindWords[kind as NodeKind].many,
    ),
    ...choice('Tier', 'tier', countBy(model.nodes, tierOf), (tier) => tier),
    ...choice(
      'Risk',
      'risk',
      countBy(model.nodes, ({ contract }) => contract?.riskLevel),
      (risk) => risk,
    ),
    ...choice(
      'Edges',
      'edge',
      countBy(model.edges, ({ type }) => type),
      (type) => edgeTypeWords(type as EdgeType),
    ),
    element(
      'div',
      { class: 'last' },
      element('label', { class: 'chip' }, element('input', { type: 'checkbox', name: 'orphans' }), 'Orphans only'),
      element('button', { type: 'reset', class: 'plain' }, 'Reset filters'),
    ),
  );
  const tell = (): void => onChange(filtersOf(form));
  form.addEventListener('change', tell);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A form tells before it is emptied.
  form.addEventListener('reset', () => queueMicrotask(() => requestAnimationFrame(tell)));
}

function tierOf({ kind, tier }: DocumentNode): string | undefined {
  return kind === 'module' && tier !== undefined ? String(tier) : undefined;
}

function countBy<T>(items: readonly T[], valueOf: (item: T) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const value = valueOf(item);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

const order = ['module', 'agent', 'tool', 'segment', 'approval', 'topic', 'service', 'high', 'medium', 'low'];

function choice(
  title: string,
  name: string,
  ...[counts, words]: readonly [ReadonlyMap<string, number>, (value: string) => string]
): readonly HTMLElement[] {
  if (counts.size === 0) return [];
  const values = [...counts.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1));
  const chips = values.map((value) =>
    element(
      'label',
      { class: 'chip', [`data-${name}`]: value },
      element('input', { type: 'checkbox', name, value }),
      element('span', { class: 'dot' }),
      words(value),
      element('span', { class: 'count' }, String(counts.get(value) ?? 0)),
    ),
  );
  return [element('fieldset', {}, element('legend', {}, title), element('div', { class: 'chips' }, ...chips))];
}

function filtersOf(form: HTMLFormElement): Filters {
  const data = new FormData(form);
  const chosen = (name: string): readonly string[] => data.getAll(name).map(String);
  return {
    kinds: new Set(chosen('kind') as readonly NodeKind[]),
    tiers: new Set(chosen('tier').map(Number)),
    risks: new Set(chosen('risk')),
    edgeTypes: new Set(chosen('edge') as readonly EdgeType[]),
    orphansOnly: data.has('orphans'),
  };
}
