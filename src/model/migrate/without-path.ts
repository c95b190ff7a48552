import type { DocumentPath } from '../../documents/index.js';
import { isMapping } from './fill.js';

/** The data without the key at a path; as it is when there is none. */
export function withoutPath(value: unknown, path: DocumentPath): unknown {
  const [step, ...rest] = path;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withoutPath(item, rest) : (item as unknown)));
  if (step === undefined || !isMapping(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([key]) => key !== step)
      : entries.map(([key, inner]) => [key, key === step ? withoutPath(inner, rest) : inner]),
  );
}
