import type { ModuleMetaInput } from '../../../generated/contract-types.js';
import type { Occurrence } from '../../diagnostics/index.js';
import type { DocumentPath } from '../../documents/index.js';
import { occurrenceAt, type Decoded } from '../contracts/decoded.js';
import type { Module } from '../module/module.js';
import type { Criterion } from '../spec/canonical-spec.js';
import type { DecodedSpec } from '../spec/decode-spec.js';
import type { Workspace } from '../workspace.js';

/** What a cross-field rule judges: one decoded spec, and what stands beside it. */
export interface RuleReading {
  /** The module's id in snake form. */
  readonly snake: string;
  readonly spec: DecodedSpec;
  readonly meta: Decoded<ModuleMetaInput> | undefined;
  /** What the contracts normalise to; absent when they do not, which is told elsewhere. */
  readonly module: Module | undefined;
  /** The files of the host that modules are registered in. */
  readonly slots: Workspace['slots'];
}

/** The occurrence of a finding at a path of the spec. */
export function at(reading: RuleReading, path: DocumentPath, what: 'key' | 'value' = 'value'): Occurrence {
  return occurrenceAt(reading.spec.document, path, what);
}

/** The words of one criterion, or of one text, in small letters and with blanks for `_` and `-`. */
export function wordsOf(item: Partial<Criterion> | string): string {
  const texts = typeof item === 'string' ? [item] : [item.description, item.expected_behavior, item.test];
  return texts
    .map((text) => text ?? '')
    .join(' ')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}

/** A criterion to paste, with the next free id. */
export function criterion(
  reading: RuleReading,
  item: { readonly description: string; readonly expected: string; readonly test: string },
): string {
  const id = `AN-${(reading.spec.value.acceptance?.negative ?? []).length + 1}`;
  return `- id: ${id}\n  description: ${item.description}\n  expected_behavior: ${item.expected}\n  test: ${item.test}`;
}
