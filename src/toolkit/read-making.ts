import type { Making } from '../plan/index.js';
import { createRenderer } from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import { hashOf } from '../text/index.js';
import type { ToolkitContext } from './toolkit-context.js';

/** What every text of modules and of all modules together is made with: the templates of the product, its version, the time. */
export async function readMaking(context: ToolkitContext): Promise<Making> {
  context.progress('reading templates and ledgers');
  const ofWorkspace = await readTemplates(context.product, 'workspace');
  const ofModules = await readTemplates(context.product, 'module');
  const ofDocuments = await readTemplates(context.product, 'docs');
  const templates = [...ofModules, ...ofWorkspace];
  return {
    renderer: createRenderer([...templates, ...ofDocuments]),
    templatesHash: hashOf(JSON.stringify(templates)),
    overviewsHash: hashOf(JSON.stringify(ofWorkspace)),
    toolVersion: context.toolVersion,
    now: context.now,
  };
}
