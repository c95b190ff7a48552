import type { Origin } from './origins.js';
import { asPlain, type NormalizedSpec, type Plain } from './plain.js';

const reserved = new Set(['default', 'retries', 'escalation', 'categories', 'compensating_action']);

/**
 * The error policy with its categories in one place: templates write them beside `default`, specs under `categories`.
 * A category with status 0 says that it is not used.
 */
export function normalizeCategories(policy: Plain): NormalizedSpec {
  const { categories: nested, ...rest } = policy;
  const flat = Object.keys(rest).filter((key) => !reserved.has(key));
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => reserved.has(key)));
  const all = { ...Object.fromEntries(flat.map((key) => [key, policy[key]])), ...asPlain(nested) };
  const used = Object.entries(all).filter(([, category]) => asPlain(category)['status'] !== 0);
  const origins: Origin[] = flat
    .filter((key) => !(key in asPlain(nested)))
    .map((key) => ({ canonical: ['error_policy', 'categories', key], written: ['error_policy', key] }));
  if (nested === undefined) origins.push({ canonical: ['error_policy', 'categories'], written: ['error_policy'] });
  const categories = Object.fromEntries(used.map(([key, category]) => [key, categoryOf(asPlain(category))]));
  return { value: { ...kept, categories }, origins };
}

// A sentence for people says in words what the status says in numbers.
function categoryOf(category: Plain): Plain {
  const { action, status } = category;
  const isWord = action === 'reject' || action === 'log_and_continue';
  return { ...category, action: isWord ? action : Number(status) >= 400 ? 'reject' : 'log_and_continue' };
}
