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

/** The data with another value at a path that exists; all else is the same. */
export function withValueAt(data: unknown, [step, ...rest]: DocumentPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return (data as readonly unknown[]).map((item, index) => (index === step ? withValueAt(item, rest, value) : item));
  if (!isMapping(data)) return data;
  const pairs = Object.entries(data);
  return Object.fromEntries(
    pairs.map(([key, child]) => [key, key === String(step) ? withValueAt(child, rest, value) : child]),
  );
}

/** The data with every text in it changed; keys stay. */
export function withTexts(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return (data as readonly unknown[]).map((item) => withTexts(item, change));
  if (!isMapping(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, child]) => [key, withTexts(child, change)]));
}
