import { normalizeAcceptance } from './normalize-acceptance.js';
import { normalizeCategories } from './normalize-categories.js';
import type { Origin } from './origins.js';
import { asList, asPlain, type NormalizedSpec, type Plain } from './plain.js';

/** Brings the ways in which one fact is written to one; sections that are absent stay absent. */
export function normalizeVariants(spec: Plain): NormalizedSpec {
  const value: Record<string, unknown> = { ...spec };
  const origins: Origin[] = [];
  for (const [section, normalize] of Object.entries(sections)) {
    if (value[section] === undefined) continue;
    const normalized = normalize(asPlain(value[section]));
    value[section] = normalized.value;
    origins.push(...normalized.origins);
  }
  const notes = noteKeys.filter((key) => value[key] !== undefined);
  const all = notes.flatMap((key) => asList(value[key]));
  for (const key of notes) value[key] = undefined;
  if (notes.length > 0) value['notes_for_generators'] = all;
  if (notes.length === 1 && notes[0] !== undefined)
    origins.push({ canonical: ['notes_for_generators'], written: [notes[0]] });
  return { value, origins };
}

const noteKeys = ['notes_for_generators', 'notes_for_perplexity', 'notes_for_codegen'];

const sections: Readonly<Record<string, (section: Plain) => NormalizedSpec>> = {
  metadata: ({ tier, ...rest }) => unmoved({ ...rest, ...(tier === undefined ? {} : { tier: Number(tier) }) }),
  packet_expectations: (section) => {
    const { durability } = section;
    if (typeof durability !== 'string') return unmoved(section);
    const path = ['packet_expectations', 'durability'];
    return {
      value: { ...section, durability: { success: durability, error: durability } },
      origins: ['success', 'error'].map((key) => ({ canonical: [...path, key], written: path })),
    };
  },
  error_policy: normalizeCategories,
  acceptance: normalizeAcceptance,
  environment: (section) =>
    unmoved({
      ...section,
      required: asList(section['required']).map(variableOf),
      optional: asList(section['optional']).map(variableOf),
    }),
  orchestration: (section) =>
    unmoved({
      ...section,
      context_reads: sentences(section['context_reads'], 'purpose'),
      aios_calls: sentences(section['aios_calls'], 'endpoint'),
      side_effects: sentences(section['side_effects'], 'action'),
    }),
  interfaces: (section) => unmoved({ ...section, inbound: asList(section['inbound']).map(withColons('route')) }),
  dependency_contract: (section) =>
    unmoved({ ...section, inbound: asList(section['inbound']).map(withColons('endpoint')) }),
};

function unmoved(value: Plain): NormalizedSpec {
  return { value, origins: [] };
}

function variableOf(item: unknown): unknown {
  return typeof item === 'string' ? { name: item, description: `The variable ${item}.` } : item;
}

function sentences(list: unknown, key: string): readonly unknown[] {
  return asList(list).map((item) => (typeof item === 'string' ? { [key]: item } : item));
}

// Python frameworks write `{id}` where ours write `:id`.
function withColons(key: string): (item: unknown) => Plain {
  return (item) => {
    const mapping = asPlain(item);
    const text = String(mapping[key]);
    // With text right behind it, the name of the parameter would grow; such a route is told as it stands.
    return text.startsWith('/') ? { ...mapping, [key]: text.replace(/\{(\w+)\}(?![\w:{])/g, ':$1') } : mapping;
  };
}
