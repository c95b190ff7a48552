import { expect } from 'vitest';
import { editModule } from '../../../src/code/index.js';
import type { ListEdit, ModuleEdit, PropertyText } from '../../../src/code/index.js';
import type { Diagnostic } from '../../../src/diagnostics/index.js';
import { relPath } from '../../../src/text/index.js';

/** The edits that wire one module into a router: its import and its entry in `routes`. */
export function routeEdits(name: string): readonly ModuleEdit[] {
  return [{ kind: 'import', name, from: `./${name}.js` }, nameEdit(name)];
}

/** The edit that puts a bare identifier into `routes`. */
export function nameEdit(identifier: string): ListEdit {
  return { kind: 'array-entry', list: 'routes', key: { identifier }, entry: { identifier } };
}

/** The edit that puts an object with the key `toolId` and further properties into `tools`. */
export function toolEdit(toolId: string, ...more: readonly PropertyText[]): ListEdit {
  return {
    kind: 'array-entry',
    list: 'tools',
    key: { properties: { toolId } },
    entry: { properties: [{ name: 'toolId', code: `'${toolId}'` }, ...more] },
  };
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
