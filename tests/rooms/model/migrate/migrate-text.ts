import { hasErrors } from '../../../../src/diagnostics/index.js';
import { parseYaml } from '../../../../src/documents/index.js';
import {
  createContractValidators,
  decodeSpec,
  migrateSpec,
  type Migration,
  type SpecVersion,
} from '../../../../src/model/index.js';
import { relPath } from '../../../../src/text/index.js';
import { answers as everyAnswer } from './answers.js';

const file = relPath('modules/specs/spec.yaml');
const validators = createContractValidators();

/** Migrates a text; fails when that finds anything. */
export function migration(
  text: string,
  [from, to]: readonly [SpecVersion, SpecVersion],
  answers: ReadonlyMap<string, string> = everyAnswer,
): Migration {
  const document = parseYaml(file, text).value;
  if (!document) throw new Error('the spec does not parse');
  const outcome = migrateSpec({ document, from, to, facts: {}, answers });
  if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** The errors of a spec, held against the version that it states. */
export function errorsOf(text: string): readonly string[] {
  const document = parseYaml(file, text);
  if (!document.value) return document.diagnostics.map(({ message }) => message);
  const { diagnostics } = decodeSpec(validators, document.value);
  return hasErrors(diagnostics) ? diagnostics.map(({ message }) => message) : [];
}
