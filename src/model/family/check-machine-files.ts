import type { Diagnostic } from '../../diagnostics/index.js';
import { fileStart, nearestName, type RelPath } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { checkIds } from './check-ids.js';
import { ofKind, type FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';

/** A contract of schema extraction: each target once. */
export function checkExtraction({ document, value }: FamilyContract<'schema-extraction'>): readonly Diagnostic[] {
  const ids = value.targets.map(({ name }) => name);
  return checkIds({ document, path: ['targets'], ids, key: 'name', what: 'target' });
}

/** A canonical schema: what it generates lies in its root_path. */
export function checkCanonicalSchema({ document, value }: FamilyContract<'canonical-schema'>): readonly Diagnostic[] {
  const root = rootOf(value);
  return value.cursor_instructions.generate_files.flatMap((file, index) => {
    if (!isFromRepository(file, root) || file.startsWith(`${root}/`)) return [];
    const at = occurrenceAt(document, ['cursor_instructions', 'generate_files', index]);
    return [familyDiagnostics.create('outside-root-path', { file, root: value.root_path }, at)];
  });
}

/** No two canonical schemas generate one file, and none generates it twice. */
export function checkGeneratedFiles(contracts: readonly FamilyContract[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return ofKind(contracts, 'canonical-schema').flatMap(({ document, value }) => {
    const root = rootOf(value);
    return value.cursor_instructions.generate_files.flatMap((file, index) => {
      const path = ['cursor_instructions', 'generate_files', index];
      const target = isFromRepository(file, root) ? file : `${root}/${file}`;
      const other = first.get(target);
      if (other === undefined) {
        first.set(target, placeText(document, path));
        return [];
      }
      const parameters = { what: `The file \`${target}\``, other };
      return [modelDiagnostics.create('name-taken', parameters, occurrenceAt(document, path))];
    });
  });
}

function rootOf({ root_path: root }: FamilyContract<'canonical-schema'>['value']): string {
  return root.replace(/^\.\//, '').replace(/\/+$/, '');
}

// A path is relative to root_path, unless it starts at the root of the repository as root_path does.
function isFromRepository(file: string, root: string): boolean {
  return file.startsWith(`${root.split('/')[0] ?? ''}/`);
}

/** A gap list of version 0: read, and told to be old. */
export function checkGapList({ document, file }: FamilyContract<'gap-list'>): readonly Diagnostic[] {
  const old = familyDiagnostics.create('old-gap-list', {}, occurrenceAt(document, ['gaps'], 'key'));
  return [old, ...checkReportName(file)];
}

/** A gap report: each gap once, under the name that is read. */
export function checkGapReport({ document, file, value }: FamilyContract<'gap-report'>): readonly Diagnostic[] {
  const ids = value.gaps.map(({ id }) => id);
  return [...checkIds({ document, path: ['gaps'], ids, key: 'id', what: 'gap' }), ...checkReportName(file)];
}

// A report may be written to any place that is named; one that looks like the usual one and is not misleads.
function checkReportName(file: RelPath): readonly Diagnostic[] {
  return file === 'meta-gaps.yml' ? [notRead(file, 'meta-gaps.yaml')] : [];
}

/** A baseline of gaps: each gap once, at the one place where it is read. */
export function checkGapBaseline({ document, file, value }: FamilyContract<'gap-baseline'>): readonly Diagnostic[] {
  const ids = value.entries.map(({ fingerprint }) => fingerprint);
  const twins = checkIds({ document, path: ['entries'], ids, key: 'fingerprint', what: 'gap' });
  const read = 'meta-gaps.baseline.yaml';
  return file === read ? twins : [...twins, notRead(file, read)];
}

function notRead(file: RelPath, read: string): Diagnostic {
  return familyDiagnostics.create('name-not-read', { file, read }, { span: fileStart(file) });
}

type NodeGroup = keyof FamilyContract<'wiring-graph'>['value']['nodes'];
type EdgeType = FamilyContract<'wiring-graph'>['value']['edges'][number]['type'];

/** Which nodes an edge of a type may join. */
const ends: Readonly<Record<EdgeType, { readonly from: readonly NodeGroup[]; readonly to: readonly NodeGroup[] }>> = {
  collaboration: { from: ['agents'], to: ['modules'] },
  depends_on: { from: ['modules'], to: ['services', 'modules'] },
  emits: { from: ['modules'], to: ['topics'] },
  exchanges: { from: ['agents'], to: ['topics'] },
  exposes_tool: { from: ['modules'], to: ['tools'] },
  governance: { from: ['modules'], to: ['approvals'] },
  memory_flow: { from: ['modules', 'segments'], to: ['modules', 'segments'] },
  tool_binding: { from: ['agents'], to: ['tools'] },
};

/** The wiring graph: nodes once, and every edge between two nodes of the kinds that its type joins. */
export function checkWiringGraph({ document, value }: FamilyContract<'wiring-graph'>): readonly Diagnostic[] {
  const groups = ['modules', 'agents', 'tools', 'segments', 'approvals', 'topics', 'services'] as const;
  const idsOf = (group: NodeGroup): readonly string[] => value.nodes[group]?.map(({ id }) => id) ?? [];
  const doubles = groups.flatMap((group) =>
    checkIds({ document, path: ['nodes', group], ids: idsOf(group), key: 'id', what: group.slice(0, -1) }),
  );
  const known = new Map(groups.map((group) => [group, new Set(idsOf(group))]));
  const dangling = value.edges.flatMap((edge, index) =>
    (['from', 'to'] as const).flatMap((end) => {
      const allowed = ends[edge.type][end];
      if (allowed.some((group) => known.get(group)?.has(edge[end]))) return [];
      const near = nearestName(edge[end], allowed.flatMap(idsOf));
      const parameters = { node: edge[end], kinds: `the ${allowed.join(' or ')}`, near };
      return [familyDiagnostics.create('dangling-edge', parameters, occurrenceAt(document, ['edges', index, end]))];
    }),
  );
  return [...doubles, ...dangling];
}
