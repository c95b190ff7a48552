import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import { valueAt } from '../../documents/index.js';
import type { ContractSource, WorkspaceSources } from '../../sources/index.js';
import { nearestName, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { hostServices } from './host-services.js';
import type { Module } from './module.js';
import { checkRoutes } from '../route/check-routes.js';
import { routePlaces } from '../route/route-places.js';
import { checkCycles } from './check-cycles.js';
import { checkStartOrder } from './check-start-order.js';
import type { RegistryEntry } from '../workspace.js';

/** The rules that hold between modules: nothing is claimed twice, every dependency is known. */
export function checkModules(
  modules: readonly Module[],
  entries: readonly RegistryEntry[],
  sources: WorkspaceSources,
): readonly Diagnostic[] {
  const contracts = contractsOf(sources);
  const dependencyAt = (module: Module, ...index: readonly number[]): Occurrence =>
    at(contracts.specs.get(module.specFile), ['runtime_wiring', 'depends_on', ...index]);
  const phaseAt = (module: Module): Occurrence =>
    at(contracts.specs.get(module.specFile), ['runtime_wiring', 'startup_phase']);
  const known = new Set([...hostServices, ...entries.map((entry) => entry.moduleId)]);
  return [
    ...checkClaims(modules, contracts),
    ...checkRoutes(modules, routePlaces(sources)),
    ...modules.flatMap((module) => checkDependencies(module, known, dependencyAt)),
    ...checkCycles(modules, dependencyAt),
    ...checkStartOrder(modules, dependencyAt, phaseAt),
  ];
}

/** The contracts that claims are found in, by file. */
interface Contracts {
  readonly specs: ReadonlyMap<RelPath, ContractSource>;
  readonly metas: ReadonlyMap<RelPath, ContractSource>;
}

function contractsOf({ specs, moduleFolders }: WorkspaceSources): Contracts {
  const byFile = (sources: readonly ContractSource[]): Contracts['specs'] =>
    new Map(sources.map((source) => [source.file, source]));
  return { specs: byFile(specs), metas: byFile(moduleFolders.flatMap(({ meta }) => meta ?? [])) };
}

interface Claim {
  readonly what: string;
  /** As written, where a key takes names for one that differ in letter case only. */
  readonly name?: string;
  readonly key: string;
  readonly module: Module;
  /** Asked for only when the claim is told: most are not. */
  readonly at: () => Occurrence;
}

function checkClaims(modules: readonly Module[], contracts: Contracts): readonly Diagnostic[] {
  const holders = new Map<string, Claim>();
  const findings: Diagnostic[] = [];
  for (const claim of modules.flatMap((module) => claimsOf(module, contracts))) {
    const holder = holders.get(claim.key);
    if (holder)
      findings.push(
        modelDiagnostics.create('name-taken', { what: claim.what, other: ownerOf(holder, claim) }, claim.at()),
      );
    else holders.set(claim.key, claim);
  }
  return findings;
}

function ownerOf(holder: Claim, claim: Claim): string {
  if (holder.module.id === claim.module.id) return 'another file of the same module';
  const { span } = holder.at();
  const place = span ? ` (\`${span.file}:${span.start.line}\`)` : '';
  const spelling = holder.name === claim.name ? '' : `, as \`${holder.name ?? ''}\`,`;
  return `the module \`${holder.module.id}\`${place}${spelling}`;
}

function claimsOf(module: Module, contracts: Contracts): readonly Claim[] {
  const metaAt = (): Occurrence => layoutAt(module, contracts);
  const claims: Claim[] = [];
  if (module.tool) {
    const { id } = module.tool;
    claims.push({
      what: `The tool \`${id}\``,
      name: id,
      key: `tool ${id.toLowerCase()}`,
      module,
      at: () => toolAt(module, contracts),
    });
  }
  for (const file of filesOf(module))
    claims.push({
      what: `The file \`${file}\``,
      key: `file ${file.toLowerCase().normalize('NFC')}`,
      module,
      at: metaAt,
    });
  return claims;
}

function filesOf(module: Module): readonly RelPath[] {
  const { folder: _folder, entryExport: _export, tests, ...files } = module.files;
  const { folder: _testFolder, ...testFiles } = tests;
  return [...Object.values(files), ...Object.values(testFiles)];
}

function at(source: ContractSource | undefined, path: readonly (string | number)[]): Occurrence {
  return source?.document ? occurrenceAt(source.document, path) : {};
}

function toolAt(module: Module, contracts: Contracts): Occurrence {
  const document = module.metaFile === undefined ? undefined : contracts.metas.get(module.metaFile)?.document;
  const path = ['wiring', 'tools', 'tool_name'];
  return document && valueAt(document.value, path) !== undefined
    ? occurrenceAt(document, path)
    : layoutAt(module, contracts);
}

function layoutAt({ specFile, metaFile }: Module, { metas }: Contracts): Occurrence {
  if (metaFile === undefined) return { file: specFile };
  const document = metas.get(metaFile)?.document;
  return document ? occurrenceAt(document, ['layout'], 'key') : { file: metaFile };
}

function checkDependencies(
  module: Module,
  known: ReadonlySet<string>,
  dependencyAt: (module: Module, index: number) => Occurrence,
): readonly Diagnostic[] {
  return module.runtime.dependsOn.flatMap((name, index) => {
    if (known.has(name)) return [];
    const near = nearestName(name, [...known]);
    const fix = near ? { fix: near } : {};
    return [modelDiagnostics.create('unknown-dependency', { name, near }, { ...dependencyAt(module, index), ...fix })];
  });
}
