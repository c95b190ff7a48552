import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import type { ContractSource, WorkspaceSources } from '../../sources/index.js';
import { nearestName, type RelPath } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import { hostServices } from './host-services.js';
import type { Module } from './module.js';
import { occurrenceAt } from './module-reading.js';
import { checkCycles } from './check-cycles.js';
import { checkStartOrder } from './check-start-order.js';
import type { RegistryEntry } from '../workspace.js';

// The host answers below these itself; a module's route there would never be reached, or stop the boot.
const hostRoutes = /^\/(health|ready|metrics|approvals|tools)(\/|$)/;

/** The rules that hold between modules: nothing is claimed twice, every dependency is known. */
export function checkModules(
  modules: readonly Module[],
  entries: readonly RegistryEntry[],
  sources: WorkspaceSources,
): readonly Diagnostic[] {
  return [
    ...checkClaims(modules, sources),
    ...modules.flatMap((module) => checkDependencies(module, entries, sources)),
    ...checkCycles(modules, (module) => at(specOf(module, sources), ['runtime_wiring', 'depends_on'])),
    ...checkStartOrder(modules, (module, index) =>
      at(specOf(module, sources), ['runtime_wiring', 'depends_on', index]),
    ),
  ];
}

interface Claim {
  readonly what: string;
  readonly key: string;
  readonly module: Module;
  readonly at: Occurrence;
  readonly route?: string;
}

function checkClaims(modules: readonly Module[], sources: WorkspaceSources): readonly Diagnostic[] {
  const holders = new Map<string, Claim>();
  const findings: Diagnostic[] = [];
  for (const claim of modules.flatMap((module) => claimsOf(module, sources))) {
    if (claim.route !== undefined && hostRoutes.test(claim.route)) {
      findings.push(modelDiagnostics.create('name-taken', { what: claim.what, other: 'the host' }, claim.at));
    }
    const holder = holders.get(claim.key);
    if (holder)
      findings.push(
        modelDiagnostics.create('name-taken', { what: claim.what, other: ownerOf(holder, claim) }, claim.at),
      );
    else holders.set(claim.key, claim);
  }
  return findings;
}

function ownerOf(holder: Claim, claim: Claim): string {
  return holder.module.id === claim.module.id
    ? 'another file of the same module'
    : `the module \`${holder.module.id}\``;
}

function specOf(module: Module, sources: WorkspaceSources): ContractSource | undefined {
  return sources.specs.find((source) => source.file === module.specFile);
}

function claimsOf(module: Module, sources: WorkspaceSources): readonly Claim[] {
  const spec = specOf(module, sources);
  const claims: Claim[] = [];
  if (module.inbound) {
    // Parameters match any segment, so `/a/:x` and `/a/:y` are one route.
    const route = module.inbound.route.replace(/:[^/]+/g, ':').replace(/\/+$/, '');
    const what = `The route \`${module.inbound.method} ${module.inbound.route}\``;
    claims.push({
      what,
      key: `route ${module.inbound.method} ${route}`,
      route,
      module,
      at: at(spec, ['interfaces', 'inbound', 0, 'route']),
    });
  }
  if (module.tool)
    claims.push({
      what: `The tool \`${module.tool.id}\``,
      key: `tool ${module.tool.id}`,
      module,
      at: metaAt(module, sources),
    });
  for (const file of filesOf(module))
    claims.push({
      what: `The file \`${file}\``,
      key: `file ${file.toLowerCase().normalize('NFC')}`,
      module,
      at: metaAt(module, sources),
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

function metaAt(module: Module, sources: WorkspaceSources): Occurrence {
  if (module.metaFile === undefined) return { file: module.specFile };
  const folder = sources.moduleFolders.find((candidate) => candidate.meta?.file === module.metaFile);
  return folder?.meta?.document ? occurrenceAt(folder.meta.document, ['layout'], 'key') : { file: module.metaFile };
}

function checkDependencies(
  module: Module,
  entries: readonly RegistryEntry[],
  sources: WorkspaceSources,
): readonly Diagnostic[] {
  const spec = specOf(module, sources);
  const ids = entries.map((entry) => entry.moduleId);
  const known = [...hostServices, ...ids];
  return module.runtime.dependsOn.flatMap((name, index) => {
    if (known.includes(name)) return [];
    const near = nearestName(name, known);
    return [
      modelDiagnostics.create(
        'unknown-dependency',
        { name, near },
        { ...at(spec, ['runtime_wiring', 'depends_on', index]), ...(near ? { fix: near } : {}) },
      ),
    ];
  });
}
