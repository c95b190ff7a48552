import type { Diagnostic } from '../../diagnostics/index.js';
import { gapsDiagnostics } from '../../gaps/index.js';
import { snakeCase } from '../../text/index.js';
import type { Module, Workspace } from '../../model/index.js';
import type { ReadModel } from '../read-model.js';

/** A model without the modules that people write in another language, and what cannot be judged of those. */
export interface OwnModules {
  readonly model: ReadModel;
  /** True where a module is left, or there was none. */
  readonly isAny: boolean;
  readonly unjudged: readonly Diagnostic[];
}

/**
 * Leaves out the modules whose layout names files of another language than TypeScript: nothing is generated for them, so
 * nothing can be missing or foreign. Their contracts still demand files, documents and tests; what the wiring contracts
 * demand of their code is told as not evaluable, so that it never passes unseen.
 */
export function ownModules(model: ReadModel): OwnModules {
  const { workspace } = model;
  const foreign = workspace.modules.filter(isForeign);
  if (foreign.length === 0) return { model, isAny: true, unjudged: [] };
  const left = new Set(foreign.map(({ snake }) => snake));
  const isOwn = ({ snake }: Module): boolean => !left.has(snake);
  const modules = workspace.modules.filter(isOwn);
  const entries = workspace.entries.filter(({ moduleId }) => !left.has(snakeCase(moduleId)));
  return {
    model: { ...model, workspace: { ...workspace, modules, entries }, selected: model.selected.filter(isOwn) },
    isAny: modules.length > 0,
    unjudged: foreign.flatMap((module) => unjudged(module, workspace)),
  };
}

function isForeign({ files }: Module): boolean {
  return [files.config, files.schemas, files.entry, files.service].some((path) => !/\.[cm]?tsx?$/.test(path));
}

function unjudged(module: Module, { contracts: { wiring } }: Workspace): readonly Diagnostic[] {
  const places = wiring.modules.get(module.id);
  const { tools, agents, approvals } = wiring;
  const demands = [
    tools && module.tool ? `that its tool is registered (${tools.place})` : undefined,
    agents && (places?.agents.length ?? 0) > 0 ? `that its agents exist (${agents.place})` : undefined,
    approvals && module.governance.requiresApproval ? `that it asks for approval (${approvals.place})` : undefined,
  ].filter((text) => text !== undefined);
  if (demands.length === 0 || !places) return [];
  const what = `Of the module \`${module.id}\`, ${demands.join(' and ')}`;
  const why = `only code in TypeScript can be followed, and \`${module.files.entry}\` is none`;
  return [gapsDiagnostics.create('not-evaluable', { what, why }, places.tool)];
}
