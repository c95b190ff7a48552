import type { Outcome } from '../diagnostics/index.js';
import { modelDiagnostics } from './diagnostics.js';

const moduleIdPattern = /^[a-z][a-z0-9]*([_.][a-z][a-z0-9]*)*$/;

/** A module id as given by a person: the id, or the finding that says what is wrong with it. */
export function parseModuleId(text: string): Outcome<string> {
  if (moduleIdPattern.test(text) && text.length <= 64) return { value: text, diagnostics: [] };
  return { diagnostics: [modelDiagnostics.create('invalid-module-id', { id: text, problem: problemOf(text) })] };
}

function problemOf(text: string): string {
  if (text === '') return 'is empty';
  if (text.length > 64) return 'is longer than 64 characters';
  if (/[A-Z]/.test(text)) return 'has upper-case letters';
  const wrong = /[^a-z0-9_.]/.exec(text);
  if (wrong) return `has the character ${JSON.stringify(wrong[0])}`;
  if (/^[0-9]/.test(text)) return 'starts with a digit';
  return 'has a word that is empty or starts with a digit';
}
