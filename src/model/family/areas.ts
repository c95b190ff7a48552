import { valueAt, type DocumentPath } from '../../documents/index.js';
import type { FamilyContract, FamilyKind } from './contract.js';

/** How agents may treat an area, the laxest first. */
export type Strictness = 'allow' | 'review' | 'deny';

/** A list of areas in a contract: globs, paths or sentences. */
export interface AreaList {
  readonly strictness: Strictness;
  readonly path: DocumentPath;
  readonly items: readonly string[];
}

/** What the contracts call `allow`, `review` and `deny`: the vocabularies of seven kinds. */
const areaKeys: Readonly<Partial<Record<FamilyKind, Readonly<Record<Strictness, DocumentPath | undefined>>>>> = {
  'root-readme': {
    allow: ['ai_collaboration', 'allowed_scopes'],
    review: ['ai_collaboration', 'restricted_scopes'],
    deny: ['ai_collaboration', 'forbidden_scopes'],
  },
  'subsystem-readme': {
    allow: ['ai_collaboration', 'safe_to_edit'],
    review: ['ai_collaboration', 'requires_review'],
    deny: undefined,
  },
  'component-readme': {
    allow: ['ai_collaboration', 'safe_to_edit'],
    review: ['ai_collaboration', 'risky_to_edit'],
    deny: undefined,
  },
  'doc-ai-collaboration': {
    allow: ['editing_rules', 'allowed_areas'],
    review: ['editing_rules', 'review_required_areas'],
    deny: ['editing_rules', 'forbidden_areas'],
  },
  'test-unit-spec': testAreas(),
  'test-integration-spec': testAreas(),
  'test-e2e-spec': testAreas(),
};

function testAreas(): Readonly<Record<Strictness, DocumentPath | undefined>> {
  return {
    allow: ['ai_collaboration', 'allowed_to_generate'],
    review: ['ai_collaboration', 'review_required'],
    deny: undefined,
  };
}

/** The lists of areas that a contract has, the laxest first. */
export function areaLists({ kind, value }: FamilyContract): readonly AreaList[] {
  const keys = areaKeys[kind];
  if (!keys) return [];
  return (['allow', 'review', 'deny'] as const).flatMap((strictness) => {
    const path = keys[strictness];
    return path ? [{ strictness, path, items: textsAt(value, path) }] : [];
  });
}

/** The texts of a list of a contract; none when there is no such list. */
export function textsAt(value: unknown, path: DocumentPath): readonly string[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}
