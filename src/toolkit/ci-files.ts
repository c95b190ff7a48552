import type { Diagnostic } from '../diagnostics/index.js';
import { createCollector } from '../diagnostics/index.js';
import type { Seed } from '../plan/index.js';
import { createRenderer, targetName } from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import { relPath, type RelPath } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';

/** What one folder of templates makes of a view, and what is wrong with it. */
export interface RenderedSeeds {
  readonly seeds: readonly Seed[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders a folder of templates whose every file is written once and then its owner's. The schema of the view is no part of it. */
export async function renderSeeds(
  { product }: Pick<ToolkitContext, 'product'>,
  kind: string,
  view: Readonly<Record<string, string>>,
): Promise<RenderedSeeds> {
  const read = await readTemplates(product, kind);
  const templates = read.filter(({ name }) => name !== `${kind}/view.schema.json`);
  const renderer = createRenderer(templates);
  const collector = createCollector();
  const seeds = templates.flatMap(({ name }): readonly Seed[] => {
    const content = collector.take(renderer.render(name, view));
    return content === undefined ? [] : [{ path: relPath(targetName(name)), content }];
  });
  return { seeds, diagnostics: collector.all() };
}

/** Where l9gen and its targets are named for make. */
export const makeTargets = relPath('l9gen.mk');

/** The file that includes them, which a repository often has already. */
export const makefile = relPath('Makefile');

/** What scans a repository that has its own CI; the host's `ci.yml` scans itself. */
export const scanOnly: RelPath = relPath('.github/workflows/l9gen.yml');

/** The CI files of a repository of any kind. */
export function renderCiFiles(context: ToolkitContext): Promise<RenderedSeeds> {
  return renderSeeds(context, 'ci', { l9gen_version: context.toolVersion });
}

/** Those of the CI files that a host has besides its own. */
export async function renderHostCiFiles(context: ToolkitContext): Promise<RenderedSeeds> {
  const { seeds, diagnostics } = await renderCiFiles(context);
  return { seeds: seeds.filter(({ path }) => path !== scanOnly && path !== makefile), diagnostics };
}
