import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { flowDiagram, formatMermaid, graphDocument, type GraphDocument } from '../../src/render/index.js';
import { hostileTexts, randomWorkspace } from '../laws/random-wiring.js';
import { chromiumMustRun, hasChromium, noChromium, startPages, type Pages } from '../support/browser.js';
import { sampleGraph } from './sample-graph.js';

/* Mermaid itself reads the flowcharts; it needs a browser for that. */

const require = createRequire(import.meta.url);
const library = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');
let pages: Pages;
let page: Page;

interface Mermaid {
  readonly parse: (text: string) => Promise<{ readonly diagramType: string }>;
  readonly render: (id: string, text: string) => Promise<{ readonly svg: string }>;
}

beforeAll(async () => {
  if (!hasChromium && !chromiumMustRun) return;
  pages = await startPages();
  ({ page } = await pages.open('<!doctype html><title>flowcharts</title>'));
  await page.addScriptTag({ content: library });
});

afterAll(async () => {
  if (hasChromium) await pages.close();
});

beforeEach(({ skip }) => skip(!hasChromium && !chromiumMustRun, noChromium));

/** What Mermaid says of a text: its kind of diagram, or its complaint. */
function judged(text: string): Promise<string> {
  return page.evaluate(async (given) => {
    const { mermaid } = window as unknown as { readonly mermaid: Mermaid };
    const judgement = await mermaid.parse(given).catch((error: unknown) => ({ diagramType: String(error) }));
    return judgement.diagramType;
  }, text);
}

/** The words on the nodes and edges that Mermaid draws. */
function drawnWords(text: string): Promise<readonly string[]> {
  return page.evaluate(async (given) => {
    const { mermaid } = window as unknown as { readonly mermaid: Mermaid };
    const { svg } = await mermaid.render('drawn', given);
    const drawn = new DOMParser().parseFromString(svg, 'text/html');
    return [...drawn.querySelectorAll('.nodeLabel')].map((label) => label.textContent ?? '');
  }, text);
}

test('Mermaid reads every graph, whatever its nodes are named', async () => {
  await fc.assert(
    fc.asyncProperty(randomWorkspace, async (workspace) => {
      expect(await judged(formatMermaid(graphDocument(workspace)))).toMatch(/^flowchart/);
    }),
    { numRuns: 25 },
  );
});

test('what Mermaid draws has the ids of the graph, not their escapes', async () => {
  const ids = [...hostileTexts.filter((text) => !/\s/.test(text)), 'plain_id', 'two words'];
  const nodes = ids.map((id) => ({ key: `agent:${id}`, kind: 'agent' as const, id }));
  const graph: GraphDocument = { schemaVersion: 1, nodes, edges: [] };
  expect((await drawnWords(formatMermaid(graph))).toSorted()).toEqual(expect.arrayContaining(ids));
});

test('Mermaid reads the layers and flows of every architecture', async () => {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts, 'User → API', 'end', 'a -> b => c'),
    fc.string({ minLength: 1 }),
  );
  const layers = fc.array(fc.record({ name: text, role: text }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(layers, fc.array(fc.array(text, { minLength: 2, maxLength: 4 })), async (found, flows) => {
      const diagram = flowDiagram({ layers: found, data_flows: flows.map((flow) => flow.join(' → ')) });
      if (diagram.length > 0) expect(await judged(diagram.join('\n'))).toMatch(/^flowchart/);
    }),
    { numRuns: 40 },
  );
});

test('Mermaid tells a text that is none', async () => {
  expect(await judged('flowchart LR\n a["b"c"]')).toContain('Parse error');
  expect(await judged(formatMermaid(sampleGraph(20)))).toMatch(/^flowchart/);
});
