import type { ReadSource } from '../../code/index.js';
import { checkConformance, type CodeFacts } from '../../conform/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { Drift } from '../../drift/index.js';
import { driftFindings } from '../drift-findings.js';
import { preparePlan, type PreparedPlan } from '../prepare-plan.js';
import { readCodeFacts } from '../read-code-facts.js';
import type { ReadModel } from '../read-model.js';
import type { LookedFiles } from '../read-module-facts.js';
import type { RelPath } from '../../text/index.js';
import type { ToolkitContext } from '../toolkit-context.js';
import { ownModules } from './foreign-modules.js';
import { noteLists, type NotedLists } from './grounds/spec-lists.js';
import { watchFiles } from './watched-files.js';

/** What the modules of a repository were found to be. */
export interface JudgedCode {
  readonly drifts: readonly Drift[];
  readonly findings: readonly Diagnostic[];
  /** How many files and entries are as the contracts ask for. */
  readonly held: number;
  /** What that was judged by; absent where nothing could be said of any module. */
  readonly basis?: CodeBasis;
}

/** What modules were judged by. */
export interface CodeBasis {
  readonly prepared: PreparedPlan;
  /** How often planning read each file. */
  readonly planReads: ReadonlyMap<RelPath, number>;
  readonly conformance: Conformance;
}

/** How the code of modules was judged. */
export interface Conformance {
  readonly findings: readonly Diagnostic[];
  readonly registries: Pick<CodeFacts, 'tools' | 'agents'>;
  readonly looked: LookedFiles;
  readonly lists: NotedLists['lists'];
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
  const watched = watchFiles(context.files);
  const prepared = await preparePlan({ ...context, files: watched.files }, own.model);
  const { drifts: all, leftBehind, others } = driftFindings(prepared);
  const drifts = all.filter((drift) => !isOffered(model, drift));
  const conformance =
    hasModules && own.isAny ? await judgeConformance(context, withoutLacking(own.model, drifts), readSource) : unasked;
  const { findings } = conformance;
  return {
    drifts,
    findings: [...others, ...leftBehind.map(({ diagnostic }) => diagnostic), ...findings, ...own.unjudged],
    held: prepared.planned.observations.length - drifts.length,
    basis: { prepared, planReads: watched.reads, conformance },
  };
}

const unasked: Conformance = {
  findings: [],
  registries: {},
  looked: { shared: new Set(), modules: new Map() },
  lists: new Map(),
};

async function judgeConformance(
  context: ToolkitContext,
  model: ReadModel,
  readSource: ReadSource,
): Promise<Conformance> {
  const { workspace, selected: modules } = model;
  const { facts, looked } = await readCodeFacts(context, model, readSource);
  const { specs, lists } = noteLists(workspace.specs);
  const findings = checkConformance({ workspace: { ...workspace, specs }, modules, facts });
  const { modules: _modules, tests: _tests, ...registries } = facts;
  return { findings, registries, looked, lists };
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
