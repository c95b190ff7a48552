import { recover } from '../apply/index.js';
import { createCollector, exitCodes, hasErrors } from '../diagnostics/index.js';
import { planSeeds, type Seed } from '../plan/index.js';
import { createRenderer, targetName } from '../render/index.js';
import { readTemplates, workspaceMarker } from '../sources/index.js';
import { kebabCase, relPath } from '../text/index.js';
import { carryOut } from './carry-out.js';
import { readEditorSchema } from './editor-schema.js';
import { readPresent } from './read-present.js';
import type { ToolkitContext } from './toolkit-context.js';
import { refusal, type VerbResult } from './verb-result.js';

const viewSchema = 'host/view.schema.json';

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
  const read = await readTemplates(context.product, 'host');
  // The schema is for the authors of templates; it is no part of a host.
  const templates = read.filter(({ name: file }) => file !== viewSchema);
  const renderer = createRenderer(templates);
  const collector = createCollector();
  const view = { name, package_name: kebabCase(name) || 'l9-host' };
  const rendered = templates.flatMap(({ name: file }): readonly Seed[] => {
    const content = collector.take(renderer.render(file, view));
    return content === undefined ? [] : [{ path: relPath(targetName(file)), content }];
  });
  const seeds = [...rendered, await readEditorSchema(context.product)];
  if (hasErrors(collector.all())) return refusal(collector.all());
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
