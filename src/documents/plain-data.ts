import type { DocumentPath } from './document-path.js';

/** True for a mapping as plain data: what is neither a list nor a single value. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of plain data, whatever stands there; `undefined` when nothing does. Only own keys count. */
export function valueAt(data: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? (value as readonly unknown[])[step] : undefined;
    return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
}

/** The data without the key or item at a path; equal when there is none. */
export function withoutPath(data: unknown, [step, ...rest]: DocumentPath): unknown {
  const isLast = rest.length === 0;
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    return isLast
      ? items.filter((_, index) => index !== step)
      : items.map((item, index) => (index === step ? withoutPath(item, rest) : item));
  }
  if (step === undefined || !isMapping(data)) return data;
  const pairs = Object.entries(data);
  return Object.fromEntries(
    isLast
      ? pairs.filter(([key]) => key !== String(step))
      : pairs.map(([key, value]) => [key, key === String(step) ? withoutPath(value, rest) : value]),
  );
}
