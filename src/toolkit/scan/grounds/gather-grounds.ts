import { createTestFiles, type Neighbour } from '../../../conform/index.js';
import type { Diagnostic } from '../../../diagnostics/index.js';
import type { JudgedObligation } from '../../../gaps/index.js';
import type { Module, TestObligation, Workspace } from '../../../model/index.js';
import type { Observation, WantedDocument } from '../../../plan/index.js';
import { byCodePoint, type RelPath } from '../../../text/index.js';
import type { CodeBasis, Conformance } from '../judge-code.js';
import type { FileGround, Grounds, GroundObligation, ModuleGround } from './ground.js';
import { hashOfFacts } from './hash-of-facts.js';

/** What a judgement looked at. */
export interface JudgingBasis {
  readonly workspace: Workspace;
  /** What the contracts were read from. */
  readonly contracts: Pick<ReadonlySet<RelPath>, 'has'>;
  readonly code: CodeBasis;
  readonly obligations: readonly JudgedObligation[];
  /** Every file of the repository, sorted. */
  readonly files: readonly RelPath[];
}

/** The grounds of a judgement. A file that anything else was read from than what a ground tells has none. */
export function gatherGrounds(basis: JudgingBasis): Grounds {
  const { workspace, code, files } = basis;
  const { routePrograms, code: told } = code.prepared.looked;
  const { moduleRoot, slots, contracts } = workspace;
  const { modules: _modules, ...wiring } = contracts.wiring;
  return {
    common: { files, routePrograms, told: { paths: told.paths, facts: hashOfFacts(told.facts) } },
    code: {
      ...{ moduleRoot, slots, wiring },
      modules: workspace.modules.map(neighbourOf),
      registries: code.conformance.registries,
    },
    modules: listModules(workspace, code.conformance),
    files: listGrounds(basis).sort((a, b) => byCodePoint(a.path, b.path)),
  };
}

function neighbourOf({ id, tier, files: { folder }, acceptance }: Module): Neighbour {
  const testsOf = (side: 'positive' | 'negative'): Neighbour['acceptance'][typeof side] =>
    acceptance[side].map(({ test }) => ({ test }));
  return { id, tier, files: { folder }, acceptance: { positive: testsOf('positive'), negative: testsOf('negative') } };
}

function listModules({ modules, filesOf, contracts }: Workspace, { lists }: Conformance): readonly ModuleGround[] {
  const testsOf = new Map<RelPath, Set<TestObligation>>();
  for (const test of contracts.tests)
    for (const { contract } of test.from) testsOf.set(contract, (testsOf.get(contract) ?? new Set()).add(test));
  return modules.map((module) => {
    const [own, places] = [filesOf.get(module.id) ?? [], contracts.wiring.modules.get(module.id)];
    return {
      id: module.id,
      module,
      contracts: own,
      tests: [...new Set(own.flatMap((contract) => [...(testsOf.get(contract) ?? [])]))],
      ...(places && { places }),
      lists: [...(lists.get(module.id) ?? [])],
    };
  });
}

function listGrounds({ workspace, contracts, code, obligations }: JudgingBasis): FileGround[] {
  const ofPlan = planGrounds(code);
  const ofModules = moduleGrounds(code.conformance, workspace);
  const ofObligations = obligationGrounds(obligations);
  const paths = new Set([...ofPlan.keys(), ...ofModules.keys(), ...ofObligations.keys()]);
  const grounds: FileGround[] = [];
  for (const path of paths) {
    if (contracts.has(path) || code.conformance.looked.shared.has(path)) continue;
    const [plan, modules, obliged] = [ofPlan.get(path), ofModules.get(path), ofObligations.get(path)];
    const isExplained = plan !== 'unknown' && modules !== 'unclean' && obliged !== 'short';
    if (!isExplained || (!plan && code.planReads.has(path))) continue;
    grounds.push({ path, ...plan, modules: modules ?? [], obligations: obliged ?? [] });
  }
  return grounds;
}

type PlanGround = Pick<FileGround, 'isText' | 'isAside' | 'sections' | 'isTold'>;

// Planning reads a file once to know what stands there, and once more for what documents tell of it. Whatever else it is
// read for, nobody knows here.
function planGrounds({ prepared, planReads }: CodeBasis): ReadonlyMap<RelPath, PlanGround | 'unknown'> {
  const { documents, code, programs, routePrograms } = prepared.looked;
  const [routes, told] = [new Set(routePrograms), new Set(code.paths)];
  const aside = new Set(programs.filter((path) => !routes.has(path)));
  const observed = byPath(prepared.planned.observations);
  const wanted = new Map(documents.map((one) => [one.path, one]));
  const groundOf = (path: RelPath): PlanGround | 'unknown' => {
    const isText = observed.has(path) || aside.has(path);
    const sections = sectionsOf(wanted.get(path));
    const reads = [isText, told.has(path)].filter(Boolean).length;
    const isKnown = planReads.get(path) === reads && (observed.get(path) ?? []).every(isUnmoved);
    if (!isKnown || routes.has(path) || sections === 'unknown') return 'unknown';
    return {
      ...(isText && { isText }),
      ...(aside.has(path) && { isAside: true }),
      ...(sections && { sections }),
      ...(told.has(path) && { isTold: true }),
    };
  };
  const paths = new Set<RelPath>([...observed.keys(), ...programs, ...told]);
  return new Map([...paths].map((path) => [path, groundOf(path)]));
}

function byPath(observations: readonly Observation[]): ReadonlyMap<RelPath, readonly Observation[]> {
  const found = new Map<RelPath, Observation[]>();
  for (const one of observations) {
    const there = found.get(one.path);
    if (there) there.push(one);
    else found.set(one.path, [one]);
  }
  return found;
}

// Whatever a person writes into it, nothing is wanted of a file of theirs; of a document the sections tell.
function isUnmoved({ wants, ownership, isDocument }: Observation): boolean {
  return wants === 'nothing' && (ownership === 'seeded' || isDocument === true);
}

function sectionsOf(document: WantedDocument | undefined): FileGround['sections'] | 'unknown' {
  return document && (document.render().value ?? 'unknown');
}

function moduleGrounds(
  { findings, looked }: Conformance,
  workspace: Workspace,
): ReadonlyMap<RelPath, readonly string[] | 'unclean'> {
  const unclean = uncleanModules(findings, workspace);
  const found = new Map<RelPath, string[] | 'unclean'>();
  for (const [id, paths] of looked.modules) {
    const isClean = unclean !== 'all' && !unclean.has(id);
    for (const path of paths) {
      const there = found.get(path) ?? [];
      found.set(path, isClean && there !== 'unclean' ? [...there, id] : 'unclean');
    }
  }
  return found;
}

// A finding stands in a file of the module that it is about; any other may be about all of them.
function uncleanModules(findings: readonly Diagnostic[], workspace: Workspace): ReadonlySet<string> | 'all' {
  const testFilesOf = createTestFiles(workspace);
  const unclean = new Set<string>();
  const isOf = (module: Module, file: RelPath): boolean =>
    file.startsWith(`${module.files.folder}/`) ||
    [...(workspace.filesOf.get(module.id) ?? []), ...testFilesOf(module)].includes(file);
  for (const { span, file = span?.file } of findings) {
    const owners = workspace.modules.filter((module) => file !== undefined && isOf(module, file));
    if (owners.length === 0) return 'all';
    for (const { id } of owners) unclean.add(id);
  }
  return unclean;
}

function obligationGrounds(
  judged: readonly JudgedObligation[],
): ReadonlyMap<RelPath, readonly GroundObligation[] | 'short'> {
  const found = new Map<RelPath, GroundObligation[] | 'short'>();
  for (const [index, { obligation, state, texts }] of judged.entries()) {
    const { context: _context, span: _span, ...plain } = obligation;
    for (const path of texts) {
      const there = found.get(path) ?? [];
      if (state === 'short' || there === 'short') found.set(path, 'short');
      else {
        there.push({ index, obligation: plain, state });
        found.set(path, there);
      }
    }
  }
  return found;
}
