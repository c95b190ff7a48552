import { expect } from 'vitest';
import { editModule } from '../../../src/code/index.js';
import type { ModuleEdit, SlotEdit } from '../../../src/code/index.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { relPath } from '../../../src/text/index.js';

/** The edits that wire one module into a router: its import and its entry in `routes`. */
export function routeEdits(name: string): readonly ModuleEdit[] {
  return [{ kind: 'import', name, from: `./${name}.js` }, nameEdit(name)];
}

/** The edit that puts a bare identifier into `routes`. */
export function nameEdit(value: string, symbol = 'routes'): SlotEdit {
  return { kind: 'entry', slot: { symbol }, entry: { value, id: value } };
}

/** The edit that puts `{ toolId, run, path }` into `tools`; the path only where it is given. */
export function toolEdit(toolId: string, route?: string): SlotEdit {
  const form = { toolId: 'id', run: 'value', ...(route === undefined ? {} : ({ path: 'route' } as const)) } as const;
  const entry = { value: `run${toolId}`, id: toolId, ...(route === undefined ? {} : { route }) };
  return { kind: 'entry', slot: { symbol: 'tools', form }, entry };
}

/** Applies edits that must succeed, proves that applying them again changes nothing, and gives the text. */
export async function edited(text: string, edits: readonly ModuleEdit[], path = 'l9/router.ts'): Promise<string> {
  const first = await editModule({ path: relPath(path), text }, edits);
  expect(first.diagnostics).toEqual([]);
  const value = first.value ?? '';
  expect(await editModule({ path: relPath(path), text: value }, edits)).toEqual({ value, diagnostics: [] });
  return value;
}

/** Applies edits that must be refused, and gives the findings. */
export async function refused(
  text: string,
  edits: readonly ModuleEdit[],
  path = 'l9/router.ts',
): Promise<readonly Diagnostic[]> {
  const outcome = await editModule({ path: relPath(path), text }, edits);
  expect(outcome.value).toBeUndefined();
  expect(outcome.diagnostics.length).toBeGreaterThan(0);
  return outcome.diagnostics;
}
