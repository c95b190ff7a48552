import { toPointer, valueAt, type DocumentPath } from '../../documents/index.js';
import type { FamilyContract, FamilyKind } from './contract.js';

/** A section that a document has because its contract says what belongs into it. */
export interface StandardSection {
  /** Kebab case, unique within the document; never shown to readers. */
  readonly id: string;
  /** The heading in English. */
  readonly title: string;
  /** RFC 6901 pointer to the part of the contract that it is made of; of several, the first that is there. */
  readonly pointer: string;
}

type Row = readonly [id: string, title: string, ...keys: string[]];

/** The sections of each kind of document in reading order, each with the keys of the contract that feed it. */
const rows: Readonly<Partial<Record<FamilyKind, readonly Row[]>>> = {
  'root-readme': [
    ['project-overview', 'Project overview', 'project'],
    ['architecture-summary', 'Architecture summary', 'architecture'],
    ['repository-layout', 'Repository layout', 'repository_layout'],
    ['getting-started', 'Getting started', 'getting_started'],
    ['configuration', 'Configuration and environments', 'configuration'],
    ['testing', 'Running tests and quality gates', 'testing'],
    ['deployment', 'Deployment', 'deployment'],
    ['observability', 'Observability and operations', 'observability'],
    ['security', 'Security and compliance', 'security'],
    ['ai-collaboration', 'Working with AI on this repo', 'ai_collaboration'],
    ['contribution', 'Contribution guide', 'contribution'],
    ['license', 'License and attribution', 'license'],
  ],
  'subsystem-readme': [
    ['overview', 'Subsystem overview', 'subsystem'],
    ['responsibilities', 'Responsibilities and boundaries', 'responsibilities'],
    ['directory-layout', 'Directory layout', 'directory_layout'],
    ['key-components', 'Key components', 'key_components'],
    ['data-and-contracts', 'Data models and contracts', 'data_and_contracts'],
    ['lifecycle', 'Execution and lifecycle', 'lifecycle'],
    ['configuration', 'Configuration', 'configuration'],
    ['observability', 'Observability', 'observability'],
    ['failure-modes', 'Failure modes and resilience', 'failure_modes'],
    ['ai-collaboration', 'Working with AI on this subsystem', 'ai_collaboration'],
  ],
  'component-readme': [
    ['purpose', 'Component purpose', 'component'],
    ['public-apis', 'Public APIs', 'public_apis'],
    ['design', 'Internal design', 'design'],
    ['state', 'State and persistence', 'state_and_persistence'],
    ['performance', 'Performance characteristics', 'performance'],
    ['extension-points', 'Extension points', 'extension_points'],
    ['testing', 'Testing strategy', 'testing'],
    ['ai-collaboration', 'AI collaboration notes', 'ai_collaboration'],
  ],
  'doc-architecture': [
    ['system-context', 'System context', 'system_context'],
    ['logical-architecture', 'Logical architecture', 'logical_architecture'],
    ['runtime-view', 'Process and runtime view', 'runtime_view'],
    ['deployment-view', 'Deployment view', 'deployment_view'],
    ['data-view', 'Data view', 'data_view'],
    ['cross-cutting-concerns', 'Cross-cutting concerns', 'cross_cutting_concerns'],
  ],
  'doc-ai-collaboration': [
    ['philosophy', 'Philosophy and goals', 'philosophy'],
    ['pre-reading', 'Required pre-reading for AI tools', 'pre_reading'],
    ['editing-rules', 'Editing rules', 'editing_rules'],
    ['change-workflow', 'Change workflow', 'change_workflow'],
    ['validation', 'Validation and safety', 'validation'],
    ['examples', 'Examples and anti-patterns', 'examples'],
  ],
  'test-strategy': [
    ['philosophy', 'Philosophy', 'philosophy'],
    ['test-layout', 'Test layout', 'test_layout'],
    ['tooling', 'Tooling', 'tooling'],
    ['environments', 'Environments', 'environments'],
  ],
};

/** The kinds of contracts that a document is made of. */
export const documentKinds = Object.keys(rows) as readonly FamilyKind[];

/** The sections that the document of a contract owes, in reading order: those that the contract says something about. */
export function standardSections({ kind, value }: FamilyContract): readonly StandardSection[] {
  return (rows[kind] ?? []).flatMap(([id, title, ...keys]) => {
    const path = keys.map((key): DocumentPath => [key]).find((way) => saysSomething(valueAt(value, way)));
    return path ? [{ id, title, pointer: toPointer(path) }] : [];
  });
}

// A key with nothing but empty lists says nothing.
function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' && value !== null && Object.values(value).some(saysSomething);
}

/** Every title that a document of a kind can have a section with. */
export function titlesOf(kind: FamilyKind): readonly string[] {
  return (rows[kind] ?? []).map(([, title]) => title);
}
