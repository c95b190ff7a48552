import type { Diagnostic } from '../../diagnostics/index.js';
import { nearestName } from '../../text/index.js';
import { occurrenceAt } from '../contracts/decoded.js';
import { modelDiagnostics } from '../diagnostics.js';
import { checkIds } from './check-ids.js';
import type { FamilyContract } from './contract.js';
import { familyDiagnostics } from './diagnostics.js';
import { placeText } from './place-text.js';

/** A root README: each key component once. */
export function checkRootReadme({ document, value }: FamilyContract<'root-readme'>): readonly Diagnostic[] {
  const ids = value.architecture?.key_components?.map(({ id }) => id) ?? [];
  return checkIds({ document, path: ['architecture', 'key_components'], ids, key: 'id', what: 'component' });
}

/** A subsystem README: what it handles it does not avoid. */
export function checkSubsystemReadme({ document, value }: FamilyContract<'subsystem-readme'>): readonly Diagnostic[] {
  const { handles = [], avoids = [] } = value.responsibilities ?? {};
  const handled = new Map(handles.map((text, index) => [plain(text), index]));
  return avoids.flatMap((text, index) => {
    const other = handled.get(plain(text));
    if (other === undefined) return [];
    const place = placeText(document, ['responsibilities', 'handles', other]);
    const parameters = { here: `\`${text}\` is avoided here`, there: `it is handled at ${place}` };
    return [
      modelDiagnostics.create(
        'contradiction',
        parameters,
        occurrenceAt(document, ['responsibilities', 'avoids', index]),
      ),
    ];
  });
}

// Sentences that differ in case, spaces or stops say the same.
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An architecture document: flows once, and only main entities are stored. */
export function checkArchitecture({ document, value }: FamilyContract<'doc-architecture'>): readonly Diagnostic[] {
  const flows = value.runtime_view?.common_flows?.map(({ id }) => id) ?? [];
  const { main_entities: entities = [], storage_mapping: mapping = [] } = value.data_view ?? {};
  const unknown = mapping.flatMap(({ entity }, index) => {
    if (entities.includes(entity)) return [];
    const near = nearestName(entity, entities);
    const at = occurrenceAt(document, ['data_view', 'storage_mapping', index, 'entity']);
    return [familyDiagnostics.create('unknown-entity', { entity, near }, { ...at, ...(near ? { fix: near } : {}) })];
  });
  return [
    ...checkIds({ document, path: ['runtime_view', 'common_flows'], ids: flows, key: 'id', what: 'flow' }),
    ...unknown,
  ];
}

const allPhases = [0, 1, 2, 3, 4, 5, 6] as const;

/** A guide for agents: its phases are all seven. */
export function checkCollaborationGuide({
  document,
  value,
}: FamilyContract<'doc-ai-collaboration'>): readonly Diagnostic[] {
  const phases = value.change_workflow?.phases;
  if (!phases) return [];
  const named = new Set(phases.flatMap(phasesIn));
  const missing = allPhases.filter((phase) => !named.has(phase));
  if (missing.length === 0) return [];
  const at = occurrenceAt(document, ['change_workflow', 'phases'], 'key');
  return [familyDiagnostics.create('phases-incomplete', { missing }, at)];
}

// "Phase 2–4: …", "Phases 5 and 6", "0. Plan": the numbers before the colon or the words that follow.
function phasesIn(text: string): readonly number[] {
  const head = /^[^:]*/.exec(text)?.[0] ?? '';
  const found = [...head.matchAll(/(\d)(?:\s*(?:-|–|—|\.\.\.?|to|through)\s*(\d))?/g)];
  return found.flatMap(([, first = '', last = first]) => {
    const [from, to] = [Number(first), Number(last)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, more) => from + more);
  });
}
