import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { GraphDocument } from '../../src/render/index.js';
import { baseWorkspace } from '../support/base-workspace.js';
import { chromiumMustRun, hasChromium, noChromium, startPages, type Pages } from '../support/browser.js';
import { runCli } from '../support/run-cli.js';
import { removeFolder } from '../support/temporary-folder.js';
import { hostileDescription, sampleGraph, samplePage } from './sample-graph.js';

/* The page of the wiring graph in a real browser, from a file, as a person uses it. */

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let pages: Pages;

beforeAll(async () => {
  if (hasChromium || chromiumMustRun) pages = await startPages();
});

afterAll(async () => {
  if (hasChromium) await pages.close();
});

beforeEach(({ skip }) => skip(!hasChromium && !chromiumMustRun, noChromium));

async function status(page: Page): Promise<string> {
  return (await page.locator('#status').textContent()) ?? '';
}

/** Waits until the status line tells so many nodes. */
async function waitForNodes(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (start) => document.getElementById('status')?.textContent?.startsWith(start),
    `${count} of `,
  );
}

function modulesOf({ nodes }: GraphDocument): GraphDocument['nodes'] {
  return nodes.filter(({ kind }) => kind === 'module');
}

const sizes = [5, 100, 1_000];

test.each(sizes)(
  'with %i modules it shows all nodes, complains of nothing, asks nobody, and obeys no description',
  async (count) => {
    const { nodes } = sampleGraph(count);
    const { page, complaints } = await pages.open(samplePage(count));
    expect(await status(page)).toContain(`${nodes.length} of ${nodes.length} nodes`);
    expect(await page.locator('#list [role=option]').count()).toBeLessThan(60);
    expect(await page.title()).toBe('Wiring graph');
    expect(complaints).toEqual([]);
  },
);

// What a person does to it, in `npm test` at one size.
describe.each(process.env['L9GEN_LONG'] === undefined ? [100] : sizes)('with %i modules', (count) => {
  const graph = sampleGraph(count);
  const html = samplePage(count);
  const last = modulesOf(graph).at(-1);
  const risky = modulesOf(graph).filter(({ contract }) => contract?.riskLevel === 'high');

  test('search finds a node by a part of its name, in any letter case', async () => {
    const { page } = await pages.open(html);
    await page.fill('#search', last?.id.toUpperCase() ?? '');
    const first = page.locator('#list [role=option]').first();
    await first.getByText(last?.id ?? '', { exact: true }).waitFor();
    await page.fill('#search', 'no such node');
    await waitForNodes(page, 0);
  });

  test('each filter leaves what it says, and reset gives all back', async () => {
    const { page } = await pages.open(html);
    const wanted: readonly (readonly [name: string, value: string, count: number | undefined])[] = [
      ...['module', 'agent', 'tool', 'segment', 'approval', 'topic', 'service'].map(
        (kind) => ['kind', kind, graph.nodes.filter((node) => node.kind === kind).length] as const,
      ),
      ['tier', '7', undefined],
      ['risk', 'high', undefined],
    ];
    for (const [name, value, left] of wanted) {
      await page.check(`[name=${name}][value="${value}"]`);
      if (left === undefined) await page.check('[name=kind][value=module]');
      const modules = modulesOf(graph).filter(({ tier, contract }) =>
        name === 'tier' ? String(tier) === value : contract?.riskLevel === value,
      );
      await waitForNodes(page, left ?? modules.length);
      await page.click('button[type=reset]');
      await waitForNodes(page, graph.nodes.length);
    }
    await page.check('[name=edge][value=governance]');
    const edges = graph.edges.filter(({ type }) => type === 'governance').length;
    await page.getByText(` nodes, ${edges} edges.`).waitFor();
  });

  test('orphans are those that no edge of the chosen types reaches', async () => {
    const { page } = await pages.open(html);
    await page.check('[name=edge][value=governance]');
    await page.check('[name=kind][value=module]');
    await page.check('[name=orphans]');
    const governed = new Set(graph.edges.filter(({ type }) => type === 'governance').map(({ from }) => from));
    await waitForNodes(page, modulesOf(graph).filter(({ key }) => !governed.has(key)).length);
    await page.locator('#list .tag.orphan').first().waitFor();
  });

  test('a node that is clicked in the drawing shows its contract and its files', async () => {
    const { page } = await pages.open(html);
    await page.check('[name=kind][value=module]');
    await page.check('[name=risk][value=high]');
    await waitForNodes(page, risky.length);
    const id = await clickSomeNode(page);
    const node = risky.find((candidate) => candidate.id === id);
    const text = await page.locator('#details').innerText();
    for (const fact of [node?.specFile, node?.contract?.description, 'high risk', ...(node?.contract?.files ?? [])])
      expect(text).toContain(fact ?? 'a node of the graph');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${node?.key}`);
  });

  test('everything works without a mouse', async () => {
    const { page, complaints } = await pages.open(html);
    await page.keyboard.press('/');
    await page.keyboard.type(last?.id ?? '');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('list');
    await page.keyboard.press('Enter');
    expect(await page.locator('#details-title').innerText()).toBe(last?.id);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    for (const target of ['zoom-in', 'zoom-out', 'zoom-fit', 'details', 'close', 'around', 'link']) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(target);
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('#details-title').innerText()).not.toBe(last?.id);
    await page.keyboard.press('Escape');
    expect(await page.locator('#details').isVisible()).toBe(false);
    expect(await focused(page)).toBe('list');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await waitForNodes(page, graph.nodes.length);
    expect(complaints).toEqual([]);
  });

  test('an address leads to a node, and one that leads nowhere says so', async () => {
    const { page } = await pages.open(html, { hash: `#${encodeURIComponent(last?.key ?? '')}` });
    expect(await page.locator('#details-title').innerText()).toBe(last?.id);
    const lost = await pages.open(html, { hash: '#module%3Anobody%E0%A4' });
    expect(await status(lost.page)).toContain('There is no node');
  });
});

/** Looks for a place where the pointer tells that there is a node, clicks there, and gives the id that is shown. */
async function clickSomeNode(page: Page): Promise<string> {
  const place = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const box = canvas?.getBoundingClientRect() ?? new DOMRect();
    for (let y = box.top + 20; y < box.bottom; y += 3)
      for (let x = box.left + 20; x < box.right; x += 12) {
        canvas?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
        if (canvas?.style.cursor === 'pointer') return { x, y };
      }
    return undefined;
  });
  if (!place) throw new Error('the drawing shows no node');
  await page.mouse.click(place.x, place.y);
  return page.locator('#details-title').innerText();
}

/** The focused element by its id, or by its class. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.className);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each([
    ['a desk', 1280, 800],
    ['a phone', 390, 844],
  ])('at %s no rule of accessibility is broken, nothing selected or something', async (_name, width, height) => {
    const { page } = await pages.open(samplePage(5), { colorScheme, viewport: { width, height } });
    for (const hash of ['', '#module%3Ainvoice_audit']) {
      await page.evaluate((to) => (location.hash = to), hash);
      if (hash !== '') await page.locator('#details-title').waitFor();
      const run = `${axe}\naxe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`;
      const violations = await page.evaluate<readonly Violation[]>(run);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });

  test('the page has the colours of the scheme', async () => {
    const { page } = await pages.open(samplePage(5), { colorScheme });
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [red = 0] = (/\d+/.exec(ground) ?? []).map(Number);
    expect(red > 128).toBe(colorScheme === 'light');
  });
});

test('a description is shown letter for letter, whatever it holds', async () => {
  const { page } = await pages.open(samplePage(5), { hash: '#module%3Aemail_sync' });
  expect(await page.locator('#details .description').innerText()).toBe(hostileDescription);
  expect(await page.title()).toBe('Wiring graph');
});

test('without JavaScript it says how to read the graph', async () => {
  const { page } = await pages.open(samplePage(5), { javaScriptEnabled: false });
  expect(await page.locator('noscript').innerText()).toContain('l9gen graph --format mermaid');
});

test('the policy of the page forbids what the page does not do: the network, other scripts, frames', async () => {
  const { page } = await pages.open(samplePage(5));
  const result = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"';
    document.body.append(script);
    const asked = await fetch('data:text/plain,x').then(
      () => 'answered',
      () => 'forbidden',
    );
    return { asked, title: document.title };
  });
  expect(result).toEqual({ asked: 'forbidden', title: 'Wiring graph' });
});

test('what the command line writes shows the modules of a host', async () => {
  const folder = await baseWorkspace('contracts');
  try {
    const { stdout } = await runCli(folder, ['graph', '--format', 'html']);
    const { page, complaints } = await pages.open(stdout, { hash: '#module%3Aslack_webhook' });
    const text = await page.locator('#details').innerText();
    expect(text).toContain('POST /slack-webhook/events');
    expect(text).toContain('l9/modules/slack_webhook/handlers.ts');
    expect(complaints).toEqual([]);
  } finally {
    await removeFolder(folder);
  }
});
