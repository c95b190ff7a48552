import type { Diagnostic, Occurrence } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import type { WorkspaceSources } from '../../sources/index.js';
import { isRelPath, nearestName, parentPath, parseRelPath, type RelPath } from '../../text/index.js';
import { composeServices } from '../compose-services.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { globWithin } from '../glob.js';
import { ofKind, type FamilyContract } from './contract.js';
import type { DecodedFamily } from './decode-family.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';
import type { TestClaim } from './test-claims.js';

type Wiring = FamilyContract<'wiring-contracts'>;
type Meta = FamilyContract<'module-meta'>;

/**
 * Holds the module metas against the invariants of the wiring contracts, as far as contracts alone can tell. What cannot
 * be judged, because a file that an invariant names is not there, is an error: it never passes.
 */
export function checkWiring(
  family: DecodedFamily,
  claims: readonly TestClaim[],
  sources: WorkspaceSources,
): readonly Diagnostic[] {
  const [wiring] = ofKind(family.contracts, 'wiring-contracts');
  if (!wiring) return [];
  const metas = ofKind(family.contracts, 'module-meta');
  const isTested = testedFolders(family, claims);
  return [
    ...checkGlob(wiring, metas),
    ...checkMemoryFile(wiring, metas, sources),
    ...checkCompose(wiring, sources),
    ...metas.flatMap((meta) => [
      ...checkToolRegistry(wiring, meta),
      ...checkApprovals(wiring, meta),
      ...checkApprovalTests(wiring, meta, isTested),
    ]),
  ];
}

// A meta beyond the glob would be held to nothing.
function checkGlob({ document, value }: Wiring, metas: readonly Meta[]): readonly Diagnostic[] {
  const glob = value.module_meta_glob;
  const left = metas.filter(
    ({ file }) => ![file, file.replace(/\.yml$/, '.yaml')].some((name) => globWithin(name, glob)),
  );
  const [first] = left;
  if (!first) return [];
  const more = left.length > 1 ? ` (and ${left.length - 1} more)` : '';
  const root = parentPath(parentPath(first.file) ?? first.file);
  const at = occurrenceAt(document, ['module_meta_glob']);
  const parameters = {
    here: `\`module_meta_glob\` is \`${glob}\` here`,
    there: `the module meta \`${first.file}\`${more} does not match it`,
  };
  const fix = `${root === undefined ? '' : `${root}/`}**/module.meta.yaml`;
  return [modelDiagnostics.create('contradiction', parameters, { ...at, fix })];
}

function checkMemoryFile({ document, value }: Wiring, metas: readonly Meta[], sources: WorkspaceSources) {
  const file = value.invariants.memory?.segments_must_exist_in;
  if (file === undefined || sources.memory) return [];
  const users = metas.filter(({ value: { wiring } }) =>
    [wiring?.memory?.segments_read, wiring?.memory?.segments_written].some((names) => (names ?? []).length > 0),
  );
  if (users.length === 0) return [];
  const at = occurrenceAt(document, ['invariants', 'memory', 'segments_must_exist_in']);
  const modules = users.map((meta) => meta.value.module_id);
  return [familyDiagnostics.create('memory-missing', { file, modules }, at)];
}

// Services that a file includes are not seen here.
function checkCompose({ document, value }: Wiring, { compose }: WorkspaceSources): readonly Diagnostic[] {
  const { compose_file: file, service } = value.invariants.deployment ?? {};
  const at = (key: string): Occurrence => occurrenceAt(document, ['invariants', 'deployment', key]);
  if (file !== undefined && !compose) return [modelDiagnostics.create('compose-missing', { file }, at('compose_file'))];
  const services = compose && composeServices(compose);
  if (service === undefined || !services || services.includes(service)) return [];
  const near = nearestName(service, services);
  const parameters = { name: service, file: compose.file, near };
  return [
    modelDiagnostics.create(
      'unknown-compose-service',
      parameters,
      near ? { ...at('service'), fix: near } : at('service'),
    ),
  ];
}

function checkToolRegistry(wiring: Wiring, meta: Meta): readonly Diagnostic[] {
  const tools = meta.value.wiring?.tools;
  if (tools?.exposes_tool !== true) return [];
  return checkSamePath(
    { contract: meta, path: ['wiring', 'tools', 'tool_registry_file'], file: tools.tool_registry_file },
    {
      contract: wiring,
      path: ['invariants', 'tool_registry', 'file'],
      file: wiring.value.invariants.tool_registry?.file,
    },
  );
}

function checkApprovals(wiring: Wiring, meta: Meta): readonly Diagnostic[] {
  const governance = meta.value.wiring?.governance;
  if (governance?.requires_approval !== true) return [];
  return checkSamePath(
    { contract: meta, path: ['wiring', 'governance', 'approval_adapter'], file: governance.approval_adapter },
    {
      contract: wiring,
      path: ['invariants', 'governance', 'if_requires_approval_true', 'must_call_adapter'],
      file: wiring.value.invariants.governance?.if_requires_approval_true?.must_call_adapter,
    },
  );
}

interface StatedFile {
  readonly contract: FamilyContract;
  readonly path: DocumentPath;
  readonly file: string | undefined;
}

function checkSamePath(here: StatedFile, there: StatedFile): readonly Diagnostic[] {
  if (here.file === undefined || there.file === undefined) return [];
  const [own, demanded] = [parseRelPath(here.file), parseRelPath(there.file)];
  if (!isRelPath(own) || !isRelPath(demanded) || own === demanded) return [];
  const parameters = {
    here: `\`${String(here.path.at(-1))}\` is \`${own}\` here`,
    there: `the wiring contracts demand \`${demanded}\` at ${placeText(there.contract.document, there.path)}`,
  };
  const at = occurrenceAt(here.contract.document, here.path);
  return [modelDiagnostics.create('contradiction', parameters, { ...at, fix: demanded })];
}

function checkApprovalTests(
  wiring: Wiring,
  { document, file, value }: Meta,
  isTested: (folder: RelPath | undefined) => boolean,
): readonly Diagnostic[] {
  const demanded = wiring.value.invariants.governance?.if_requires_approval_true?.must_have_tests === true;
  if (!demanded || value.wiring?.governance?.requires_approval !== true || isTested(parentPath(file))) return [];
  const place = placeText(wiring.document, [
    ...['invariants', 'governance', 'if_requires_approval_true', 'must_have_tests'],
  ]);
  const at = occurrenceAt(document, ['wiring', 'governance', 'requires_approval']);
  return [familyDiagnostics.create('approval-not-tested', { module: value.module_id, place }, at)];
}

// A contract that could not be read may well declare tests; it has been told.
function testedFolders(
  { files, contracts }: DecodedFamily,
  claims: readonly TestClaim[],
): (folder: RelPath | undefined) => boolean {
  const held = new Set(contracts.map(({ file }) => file));
  const broken = files.flatMap(({ file }) => (held.has(file) ? [] : [file]));
  const folders = new Set([...claims.map(({ contract }) => contract.file), ...broken].map((file) => parentPath(file)));
  return (folder) => folders.has(folder);
}
