import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { isRelPath, parseRelPath } from '../text/index.js';
import { planDiagnostics } from './diagnostics.js';
import { isAsSaved, type SavedPlan } from './saved-plan.js';

/**
 * Decodes the bytes of a saved plan as the hostile input it may be, by its published schema. Whatever l9gen would not have
 * written is a finding with a JSON pointer: unknown keys, paths that leave the root, a text that was changed since. That
 * it passes says nothing of what it asks for.
 */
export function decodeSavedPlan(bytes: Uint8Array, schema: object): Outcome<SavedPlan> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refused('it is no UTF-8 text');
  const value = parseJson(text);
  if (value === undefined) return refused('it is no JSON');
  const isPlan = new Ajv2020({ strict: true, verbose: true }).compile<SavedPlan>(schema);
  if (!isPlan(value)) return refused(...problemOf(isPlan.errors?.[0]));
  const unsafe = unsafePath(value);
  if (unsafe) return refused(...unsafe);
  if (!isAsSaved(value, text)) return refused('it was changed since it was saved', '/digest');
  return { value, diagnostics: [] };
}

function refused(problem: string, pointer?: string): { readonly diagnostics: readonly Diagnostic[] } {
  const place = pointer === undefined ? {} : { pointer };
  return { diagnostics: [planDiagnostics.create('not-a-saved-plan', { problem, pointer }, place)] };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(error: ErrorObject | undefined): readonly [string, string] {
  const { instancePath = '', keyword, params = {}, message = 'it does not fit' } = error ?? {};
  if (keyword === 'additionalProperties') {
    const key = String((params as { additionalProperty?: unknown }).additionalProperty);
    return [`the key \`${key.slice(0, 80)}\` is unknown`, `${instancePath}/${escapeStep(key)}`];
  }
  if (keyword === 'required') {
    const key = String((params as { missingProperty?: unknown }).missingProperty);
    return [`the key \`${key}\` is missing`, instancePath];
  }
  // A pattern tells people nothing; what it is for does.
  const description: unknown = keyword === 'pattern' ? error?.parentSchema?.['description'] : undefined;
  if (typeof description === 'string')
    return [`a value is not what belongs there (${description.slice(0, -1)})`, instancePath];
  return [`a value ${message}`, instancePath];
}

// The schema says what a path is as far as a pattern can; names of devices and the like are left.
function unsafePath({ operations, records, reads }: SavedPlan): readonly [string, string] | undefined {
  const lists = { operations, records, reads };
  for (const [name, items] of Object.entries(lists)) {
    for (const [index, { path }] of items.entries()) {
      const parsed = path === undefined ? undefined : parseRelPath(path);
      if (parsed === undefined || parsed === path) continue;
      const problem = isRelPath(parsed) ? 'is not written plainly' : parsed.problem;
      return [`a path ${problem}`, `/${name}/${index}/path`];
    }
  }
  return undefined;
}

function escapeStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
