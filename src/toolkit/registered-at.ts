import { isMapping, valueAt, type YamlDocument } from '../documents/index.js';

/** The module of whose entry in the registry a line (from 1) is part. */
export function registeredAt(registry: YamlDocument, line: number): string | undefined {
  const modules = valueAt(registry.value, ['modules']);
  const entries: readonly unknown[] = Array.isArray(modules) ? modules : [];
  const found = entries.findIndex((entry, index) => {
    const first = registry.locate(['modules', index]).start.line;
    const keys = isMapping(entry) ? Object.keys(entry) : [];
    const ends = keys.map((key) => registry.locate(['modules', index, key]).end.line);
    return line >= first && line <= Math.max(first, ...ends);
  });
  const id = valueAt(registry.value, ['modules', found, 'module_id']);
  return typeof id === 'string' ? id : undefined;
}
