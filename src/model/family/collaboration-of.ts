import { valueAt, type DocumentPath } from '../../documents/index.js';
import { parentPath } from '../../text/index.js';
import { isGlob } from '../glob.js';
import { areaLists, textsAt, type Strictness } from './areas.js';
import type { FamilyContract, FamilyKind } from './contract.js';
import type { Area, Collaboration } from './family.js';

type Words = 'invariants' | 'preReading' | 'postChecks';

/** Where each kind keeps what is no area. */
const wordKeys: Readonly<Partial<Record<FamilyKind, Readonly<Partial<Record<Words, readonly DocumentPath[]>>>>>> = {
  'root-readme': {
    invariants: [['ai_collaboration', 'change_policy']],
    preReading: [['ai_collaboration', 'required_pre_reading']],
  },
  'subsystem-readme': {
    invariants: [
      ['data_and_contracts', 'invariants'],
      ['ai_collaboration', 'invariants_to_preserve'],
    ],
  },
  'component-readme': { postChecks: [['ai_collaboration', 'post_edit_checks']] },
  'doc-ai-collaboration': {
    preReading: [['pre_reading', 'required_files']],
    postChecks: [['validation', 'required_checks']],
  },
  'test-unit-spec': { invariants: [['ai_collaboration', 'invariants']] },
  'test-integration-spec': { invariants: [['ai_collaboration', 'invariants']] },
  'test-e2e-spec': { invariants: [['ai_collaboration', 'invariants']] },
};

/** What a contract asks of agents, in one vocabulary; `undefined` when it asks nothing. */
export function collaborationOf(contract: FamilyContract): Collaboration | undefined {
  const keys = wordKeys[contract.kind];
  if (!keys) return undefined;
  const lists = areaLists(contract);
  const areas = (strictness: Strictness): readonly Area[] =>
    lists
      .filter((list) => list.strictness === strictness)
      .flatMap(({ items }) => items.map((text) => areaOf(contract, text)));
  const words = (name: Words): readonly string[] => (keys[name] ?? []).flatMap((path) => wordsAt(contract.value, path));
  const asked = {
    allow: areas('allow'),
    review: areas('review'),
    deny: areas('deny'),
    invariants: words('invariants'),
    preReading: words('preReading'),
    postChecks: words('postChecks'),
  };
  return Object.values(asked).some((list) => list.length > 0) ? { contract: contract.file, ...asked } : undefined;
}

function wordsAt(value: unknown, path: DocumentPath): readonly string[] {
  const list = textsAt(value, path);
  if (list.length > 0) return list;
  const single = valueAt(value, path);
  return typeof single === 'string' ? [single] : [];
}

// A README speaks of the files of its folder by their bare names; everything longer starts at the root.
function areaOf({ kind, file, output }: FamilyContract, text: string): Area {
  if (!isGlob(text)) return { text };
  const folder = parentPath(output ?? file);
  const isLocal = (kind === 'subsystem-readme' || kind === 'component-readme') && !text.includes('/');
  return { text, glob: isLocal && folder !== undefined ? `${folder}/${text}` : text };
}
