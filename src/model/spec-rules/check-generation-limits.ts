import type { Diagnostic } from '../../diagnostics/index.js';
import { valueAt } from '../../documents/index.js';
import { nearestName } from '../../text/index.js';
import { modelDiagnostics } from '../diagnostics.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, type RuleReading } from './rule-reading.js';

/** `refuse_if_missing` is carried out: a listed section that is absent, or empty, refuses the module. */
export function checkRefusals(reading: RuleReading): readonly Diagnostic[] {
  const spec = reading.spec.value as Readonly<Record<string, unknown>>;
  return (reading.spec.value.codegen_hints?.refuse_if_missing ?? []).flatMap((section, index) => {
    if (isThere(spec, section)) return [];
    const near = nearestName(section, Object.keys(spec));
    const meant = near === undefined ? '' : ` (did you mean \`${near}\`?)`;
    const why = `codegen_hints.refuse_if_missing demands it${meant}`;
    const place = at(reading, ['codegen_hints', 'refuse_if_missing', index]);
    return [
      modelDiagnostics.create(
        'not-declared',
        { fact: section, why },
        { ...place, ...(near === undefined ? {} : { fix: near }) },
      ),
    ];
  });
}

// `acceptance.negative` names a part of a section.
function isThere(spec: Readonly<Record<string, unknown>>, section: string): boolean {
  const value = valueAt(spec, section.split('.'));
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** `forbid_guessing: false` asks for something that never happens. */
export function checkGuessing(reading: RuleReading): readonly Diagnostic[] {
  if (reading.spec.value.codegen_hints?.forbid_guessing !== false) return [];
  const place = { ...at(reading, ['codegen_hints', 'forbid_guessing']), fix: 'forbid_guessing: true' };
  return [specRuleDiagnostics.create('guessing-never-done', {}, place)];
}
