import type { Module, RegistryEntry, Workspace } from '../model/index.js';
import { byCodePoint, parentPath, snakeCase, type RelPath } from '../text/index.js';
import type { TableCell } from './markdown-table.js';

/** The registry as people read it; no counts, as each line is to change with one module only. Tables have their head as first row. */
export interface RegistryView {
  readonly file: string;
  readonly tiers: readonly { readonly number: number; readonly name: string; readonly modules: Table }[];
  /** Specs and module folders that no entry leads to. */
  readonly orphans: readonly string[];
}

type Table = readonly (readonly TableCell[])[];

const tierNames = [
  'core infrastructure',
  'core services',
  'adapters',
  'routes',
  'agents',
  'orchestration',
  'services',
  'application',
];

const head: readonly TableCell[] = [
  'Module',
  'Scope',
  'Status',
  'Spec',
  'Version',
  'Owner',
  'Service',
  'Route',
  'Tool',
  'Risk',
  'Deprecated',
].map((text) => ({ text }));

/** What the human view of the registry shows: every entry, by tier and id, with what its contracts say of it. */
export function registryView(workspace: Workspace): RegistryView {
  const modules = new Map(workspace.modules.map((module) => [module.snake, module]));
  const entries = [...workspace.entries].sort((a, b) => byCodePoint(a.moduleId, b.moduleId));
  const tiers = [...new Set(entries.map(({ tier }) => tier))].sort((a, b) => a - b);
  const rowOf = (entry: RegistryEntry): readonly TableCell[] =>
    entryRow(entry, modules.get(snakeCase(entry.moduleId)), workspace.registryPage);
  return {
    file: workspace.registryFile,
    tiers: tiers.map((number) => ({
      number,
      name: tierNames[number] ?? '',
      modules: [head, ...entries.filter(({ tier }) => tier === number).map(rowOf)],
    })),
    orphans: workspace.orphans,
  };
}

function entryRow(entry: RegistryEntry, module: Module | undefined, page: RelPath): readonly TableCell[] {
  const { moduleId, scope, status, spec, version, owner } = entry;
  return [
    { text: moduleId },
    { text: scope },
    { text: status },
    spec ? { text: spec.version ?? 'spec', href: linkFrom(page, entry.specFile) } : { text: '' },
    { text: version ?? '' },
    { text: owner ?? spec?.team ?? '' },
    ...surfaceCells(module),
    { text: deprecation(entry) },
  ];
}

// How the module is run and reached; nothing is known of one that cannot be generated yet.
function surfaceCells(module: Module | undefined): readonly TableCell[] {
  const { inbound, tool } = module ?? {};
  const route = inbound ? `${inbound.method} ${inbound.route}` : '';
  const texts = [module?.runtime.service, route, tool?.id, module?.governance.riskLevel];
  return texts.map((text) => ({ text: text ?? '' }));
}

function deprecation({ deprecated, supersededBy }: RegistryEntry): string {
  if (!deprecated) return '';
  return supersededBy === undefined ? 'yes' : `use ${supersededBy}`;
}

function linkFrom(page: RelPath, target: RelPath): string {
  const folder = parentPath(page)?.split('/') ?? [];
  const steps = target.split('/');
  const shared = folder.findIndex((name, index) => name !== steps[index]);
  const common = shared < 0 ? folder.length : shared;
  return [...folder.slice(common).map(() => '..'), ...steps.slice(common)].join('/');
}
