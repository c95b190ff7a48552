import { isMapping, type DocumentPath } from '../../documents/index.js';
import type { SpecReading } from './migration-step.js';
import type { SpecEdit } from './spec-edit.js';
import { flowSource, yamlSource, type Source } from './yaml-source.js';

/** What a key shall have when it is absent; a function is asked only then. */
export type Wanted = Source | (() => Source) | { readonly [key: string]: Wanted };

/** The edits that give a section the keys it lacks; what a person wrote in it stays. */
export function fillSection(
  reading: SpecReading,
  key: string,
  wanted: Readonly<Record<string, Wanted>>,
): readonly SpecEdit[] {
  if (reading.at(key) !== undefined) return fillMapping(reading, [key], wanted);
  return [{ kind: 'section', key, text: yamlSource(resolved(wanted)) }];
}

/** The edits that give the mapping at a path the keys it lacks. None when no mapping stands there. */
export function fillMapping(
  reading: SpecReading,
  path: DocumentPath,
  wanted: Readonly<Record<string, Wanted>>,
): readonly SpecEdit[] {
  const there = reading.at(...path);
  if (!isMapping(there)) return [];
  const keys = Object.keys(wanted);
  const isFlow = reading.isFlow(...path);
  return keys.flatMap((key, index): readonly SpecEdit[] => {
    const value = wanted[key];
    if (value === undefined) return [];
    if (there[key] !== undefined) return isNested(value) ? fillMapping(reading, [...path, key], value) : [];
    const after = keys[index - 1];
    const text = (isFlow ? flowSource : yamlSource)(resolved(value));
    return [{ kind: 'insert', parent: path, key, text, ...(after === undefined ? {} : { after }) }];
  });
}

function resolved(wanted: Wanted): Source {
  if (typeof wanted === 'function') return wanted();
  if (!isNested(wanted)) return wanted;
  return Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, resolved(value)]));
}

function isNested(wanted: Wanted): wanted is { readonly [key: string]: Wanted } {
  return typeof wanted === 'object' && !Array.isArray(wanted);
}
