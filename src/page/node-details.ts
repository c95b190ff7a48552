import type { DocumentEdge, DocumentNode } from '../render/index.js';
import { element } from './element.js';
import { otherEnd, type GraphModel } from './graph-model.js';
import { kindWords, sayingOf } from './words.js';

/** What a person can do with the details of a node. */
export interface DetailEvents {
  readonly onSelect: (key: string) => void;
  readonly onClose: () => void;
  readonly onAround: (isWanted: boolean) => void;
}

/** What is told of a node. */
export interface DetailState {
  readonly model: GraphModel;
  readonly isOrphan: boolean;
  readonly isAround: boolean;
}

/** Everything that the contracts say of a node, as elements: its facts, its files and its neighbours. */
export function nodeDetails(node: DocumentNode, state: DetailState, events: DetailEvents): readonly HTMLElement[] {
  return [
    heading(node, state, events),
    ...description(node),
    ...facts(node),
    ...operations(node),
    ...neighbours(node, state, events),
    ...listOf('Packets', node.contract?.packets),
    ...listOf('Calls out', node.contract?.outbound),
    ...listOf('Variables', node.contract?.environment),
    ...listOf('Files', node.contract?.files),
  ];
}

function heading(node: DocumentNode, { isOrphan, isAround }: DetailState, events: DetailEvents): HTMLElement {
  const { kind, id, tier, contract } = node;
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close the details' }, '×');
  close.addEventListener('click', events.onClose);
  const around = element(
    'button',
    { type: 'button', class: 'around', 'aria-pressed': String(isAround) },
    'Neighbours only',
  );
  around.addEventListener('click', () => events.onAround(!isAround));
  const tags = [
    element('span', { class: 'tag kind', 'data-kind': kind }, kindWords[kind].one),
    ...(tier === undefined ? [] : [element('span', { class: 'tag' }, `tier ${tier}`)]),
    ...(contract ? [element('span', { class: `tag ${contract.riskLevel}` }, `${contract.riskLevel} risk`)] : []),
    ...(isOrphan ? [element('span', { class: 'tag orphan' }, 'orphan')] : []),
  ];
  return element(
    'header',
    {},
    element('div', { class: 'title' }, element('h2', { id: 'details-title', tabindex: -1 }, id), close),
    element('div', { class: 'tags' }, ...tags, around),
  );
}

function description({ kind, contract }: DocumentNode): readonly HTMLElement[] {
  if (contract) return [element('p', { class: 'description' }, contract.description)];
  if (kind !== 'module') return [];
  return [element('p', { class: 'description' }, 'Registered; its contracts are still to be written.')];
}

function facts(node: DocumentNode): readonly HTMLElement[] {
  const { contract } = node;
  const rows = [
    ['Module id', node.moduleId],
    ['Name', contract?.name],
    ['Spec', node.specFile],
    ['Meta', contract?.metaFile],
    ['Status', node.status],
    ['Set to work by', contract?.kind],
    ['Route', contract?.route],
    ['Authentication', contract?.authentication],
    ['Schedule', contract?.cron],
    ['Approval', contract?.approval],
    ['Runs in', contract && `${contract.service}, ${contract.startupPhase}`],
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)]));
  return rows.length === 0 ? [] : [element('dl', { class: 'facts' }, ...rows)];
}

function operations({ operations: all = [] }: DocumentNode): readonly HTMLElement[] {
  if (all.length === 0) return [];
  const rows = all.flatMap(({ name, description: text }) => [element('dt', {}, name), element('dd', {}, text)]);
  return section('Operations', element('dl', { class: 'operations' }, ...rows));
}

function neighbours(node: DocumentNode, { model }: DetailState, { onSelect }: DetailEvents): readonly HTMLElement[] {
  const edges = model.edgesOf(node.key);
  const sayings = [...new Set(edges.map((edge) => sayingOf(edge, node.key)))].sort();
  if (edges.length === 0) return section('Wiring', element('p', { class: 'none' }, 'Nothing is wired to it.'));
  return sayings.flatMap((saying) => {
    const items = edges
      .filter((edge) => sayingOf(edge, node.key) === saying)
      .map((edge) => element('li', {}, neighbour(node.key, { edge, model }, onSelect)));
    return section(`${saying} (${items.length})`, element('ul', { class: 'links' }, ...items));
  });
}

function neighbour(
  key: string,
  { edge, model }: { readonly edge: DocumentEdge; readonly model: GraphModel },
  onSelect: (key: string) => void,
): HTMLElement {
  const other = model.nodeOf(otherEnd(edge, key));
  // Of memory the heading says it already.
  const mode = edge.type === 'memory_flow' ? undefined : edge.mode;
  const how = [mode, edge.protocol, edge.operations?.join(', ')].filter((text) => text !== undefined && text !== '');
  const link = element(
    'button',
    { type: 'button', class: 'link', 'data-kind': other?.kind ?? '' },
    element('span', { class: 'id' }, other?.id ?? ''),
    ...(how.length === 0 ? [] : [element('span', { class: 'about' }, how.join(' · '))]),
  );
  link.addEventListener('click', () => onSelect(otherEnd(edge, key)));
  return link;
}

function listOf(name: string, values: readonly string[] = []): readonly HTMLElement[] {
  if (values.length === 0) return [];
  const items = values.map((value) => element('li', {}, value));
  return section(`${name} (${values.length})`, element('ul', { class: 'plain' }, ...items));
}

function section(name: string, content: HTMLElement): readonly HTMLElement[] {
  return [element('section', {}, element('h3', {}, name), content)];
}
