import type { Outcome } from '../diagnostics/index.js';
import { isRelPath, parseRelPath, snakeCase } from '../text/index.js';
import { modelDiagnostics } from './diagnostics.js';

const moduleIdPattern = /^[a-z][a-z0-9]*([_.][a-z][a-z0-9]*)*$/;

/** A module id as given by a person: the id, or the finding that says what is wrong with it. */
export function parseModuleId(text: string): Outcome<string> {
  if (moduleIdPattern.test(text) && text.length <= 64 && namesFolder(text)) return { value: text, diagnostics: [] };
  return { diagnostics: [modelDiagnostics.create('invalid-module-id', { id: text, problem: problemOf(text) })] };
}

// The folder of a module is its id in snake form; a device such as `con` names none.
function namesFolder(id: string): boolean {
  return isRelPath(parseRelPath(snakeCase(id)));
}

function problemOf(text: string): string {
  if (text === '') return 'is empty';
  if (text.length > 64) return 'is longer than 64 characters';
  if (/[A-Z]/.test(text)) return 'has upper-case letters';
  const wrong = /[^a-z0-9_.]/.exec(text);
  if (wrong) return `has the character ${JSON.stringify(wrong[0])}`;
  if (/^[0-9]/.test(text)) return 'starts with a digit';
  if (moduleIdPattern.test(text)) return 'is the name of a device, so that no folder can have it';
  return 'has a word that is empty or starts with a digit';
}
