import type { ReadSource } from '../../code/index.js';
import { checkConformance } from '../../conform/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { Drift } from '../../drift/index.js';
import { driftFindings } from '../drift-findings.js';
import { preparePlan } from '../prepare-plan.js';
import { readCodeFacts } from '../read-code-facts.js';
import type { ReadModel } from '../read-model.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { ownModules } from './foreign-modules.js';

/** What the modules of a repository were found to be. */
export interface JudgedCode {
  readonly drifts: readonly Drift[];
  readonly findings: readonly Diagnostic[];
  /** How many files and entries are as the contracts ask for. */
  readonly held: number;
}

const nothing: JudgedCode = { drifts: [], findings: [], held: 0 };

/**
 * Compares the files of modules with what their contracts ask for, and their code with what it has to do. Where a contract
 * that all of them stand on does not hold, nothing can be said of any; that contract is told, and blocks.
 */
export async function judgeCode(
  context: ToolkitContext,
  model: ReadModel,
  readSource: ReadSource,
): Promise<JudgedCode> {
  const hasModules = model.sources.moduleContracts !== undefined;
  if (!standsFirm(model, hasModules)) return nothing;
  const own = ownModules(model);
  const prepared = await preparePlan(context, own.model);
  const { drifts: all, leftBehind, others } = driftFindings(prepared);
  const drifts = all.filter((drift) => !isOffered(model, drift));
  const findings =
    hasModules && own.isAny ? await conformance(context, withoutLacking(own.model, drifts), readSource) : [];
  return {
    drifts,
    findings: [...others, ...leftBehind.map(({ diagnostic }) => diagnostic), ...findings, ...own.unjudged],
    held: prepared.planned.observations.length - drifts.length,
  };
}

async function conformance(
  context: ToolkitContext,
  model: ReadModel,
  readSource: ReadSource,
): Promise<readonly Diagnostic[]> {
  const facts = await readCodeFacts(context, model, readSource);
  return checkConformance({ workspace: model.workspace, modules: model.selected, facts });
}

// Code that lacks a file cannot be followed: that the file is missing is the one thing to tell of the module.
function withoutLacking(model: ReadModel, drifts: readonly Drift[]): ReadModel {
  const lacking = new Set(drifts.flatMap(({ name, module }) => (absent.has(name) ? [module] : [])));
  return { ...model, selected: model.selected.filter(({ id }) => !lacking.has(id)) };
}

const absent: ReadonlySet<Drift['name']> = new Set<Drift['name']>(['missing', 'pending']);

// What documents owe, their contracts demand; what generating would put into them besides is an offer.
function isOffered({ workspace }: ReadModel, { name, module }: Drift): boolean {
  return name === 'pending' && workspace.contracts.files.some(({ file }) => file === module);
}

// What every module stands on.
const foundations: ReadonlySet<string> = new Set([
  'l9_module_contracts',
  'l9_repo_contract',
  'l9_wiring_contracts',
  'memory',
  'registry',
]);

function standsFirm({ workspace, sources, diagnostics }: ReadModel, hasModules: boolean): boolean {
  if (hasModules && !workspace.isRegistryKnown) return false;
  const { moduleContracts, wiringContracts, repoContract, memory, registry } = sources;
  const named = [moduleContracts, wiringContracts, repoContract, memory, registry].map((source) => source?.file);
  const listed = workspace.contracts.files.flatMap(({ file, kind = '' }) => (foundations.has(kind) ? [file] : []));
  const files = new Set<string | undefined>([...named, ...listed]);
  return !diagnostics.some(({ severity, span, file }) => severity === 'error' && files.has(span?.file ?? file));
}
