import { exitCodes } from '../diagnostics/index.js';
import { decodeText } from '../documents/index.js';
import type { FileSystem } from '../host/index.js';
import type { Workspace } from '../model/index.js';
import {
  createRenderer,
  formatDot,
  formatGraphJson,
  formatGraphPage,
  formatMermaid,
  graphDocument,
  workspaceView,
} from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import { relPath } from '../text/index.js';
import { listFindings } from './list-findings.js';
import { readModel } from './read-model.js';
import type { ToolkitContext } from './toolkit-context.js';
import { isVerbResult, refusal, type VerbResult } from './verb-result.js';

/** How the wiring graph can be written. */
export type GraphFormat = 'yaml' | 'mermaid' | 'dot' | 'html' | 'json';

const builtPage = relPath('generated/graph-page.html');
const template = 'workspace/module_wiring_graph.yaml.hbs';

/**
 * The wiring graph of all modules as one document. Reads only. While a contract does not hold there is no document but
 * the findings (exit code 1): a graph that lacks a module would mislead.
 */
export async function graph(context: ToolkitContext, format: GraphFormat): Promise<VerbResult> {
  const model = await readModel(context, []);
  if (isVerbResult(model)) return model;
  if (model.incomplete) return refusal(listFindings(model.diagnostics), model.texts);
  const { workspace, diagnostics, texts } = model;
  const document = await writers[format](workspace, context.product);
  return { ok: true, exitCode: exitCodes.done, summary: {}, diagnostics, document, texts };
}

type Writer = (workspace: Workspace, product: FileSystem) => Promise<string>;

const writers: Readonly<Record<GraphFormat, Writer>> = {
  yaml: writeYaml,
  mermaid: (workspace) => Promise.resolve(formatMermaid(graphDocument(workspace))),
  dot: (workspace) => Promise.resolve(formatDot(graphDocument(workspace))),
  json: (workspace) => Promise.resolve(formatGraphJson(graphDocument(workspace))),
  html: async (workspace, product) => formatGraphPage(await readPage(product), graphDocument(workspace)),
};

// What `generate` writes, without the stamp.
async function writeYaml(workspace: Workspace, product: FileSystem): Promise<string> {
  const renderer = createRenderer(await readTemplates(product, 'workspace'));
  const { value, diagnostics } = renderer.render(template, workspaceView(workspace));
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

async function readPage(product: FileSystem): Promise<string> {
  const bytes = await product.read(builtPage);
  const text = bytes === undefined ? undefined : decodeText(builtPage, bytes).value;
  if (text === undefined) throw new Error(`the product has lost ${builtPage}`);
  return text;
}
