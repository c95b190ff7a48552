import { recover } from '../apply/index.js';
import { exitCodes, hasErrors } from '../diagnostics/index.js';
import { planSeeds } from '../plan/index.js';
import { workspaceMarker } from '../sources/index.js';
import { kebabCase } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { renderHostCiFiles, renderSeeds } from './ci-files.js';
import { readEditorSchema } from './editor-schema.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

/**
 * Writes the host: a service that runs, with no module yet. A folder that already is a workspace is left alone (exit 0);
 * a file in the way is a conflict (exit 3) and nothing is written. `name` is the display name of the host.
 */
export async function init(context: ToolkitContext, name: string): Promise<VerbResult> {
  await recover({ files: context.files, processes: context.processes });
  if (await context.files.stat(workspaceMarker)) {
    return {
      ok: true,
      exitCode: exitCodes.done,
      summary: { created: 0, state: 'already initialised' },
      diagnostics: [],
      texts: new Map(),
    };
  }
  context.progress('reading the host templates');
  const host = await renderSeeds(context, 'host', { name, package_name: kebabCase(name) || 'l9-host' });
  const ci = await renderHostCiFiles(context);
  const found = [...host.diagnostics, ...ci.diagnostics];
  if (hasErrors(found)) return refusal(found);
  const seeds = [...host.seeds, ...ci.seeds, await readEditorSchema(context.product)];
  const present = await readPresent(
    context.files,
    seeds.map((seed) => seed.path),
  );
  const planned = planSeeds(seeds, present, { contract: workspaceMarker, rule: 'init' });
  if (planned.plan.conflicts.length > 0) return refusal(planned.diagnostics, new Map(), exitCodes.conflict);
  const done = await carryOut(context, { plan: planned.plan, ledgers: [], diagnostics: [], texts: new Map() });
  // A hundred files that nobody knows yet tell a person less than what to do with them; `data` lists them.
  return {
    ...done,
    changes: [],
    next: ['npm install', 'npx l9gen new <module_id>', 'npx l9gen generate', 'npm start'],
  };
}
