import { describe, expect, it } from 'vitest';

import { baseWorkspace } from '../support/base-workspace.js';
import { memoryTree } from '../support/memory-workspace.js';
import { lineOf, obligationsIn, repairTree, scanTree, type Tree } from './closed-loop/scan-tree.js';

/*
 * The same law for a host with a module: what generating made and is lost or changed is told once, and a repair makes the
 * same bytes again.
 */

const host = await readHost();
const { made, generated } = filesOfModule(host);
const isLong = process.env['L9GEN_LONG'] !== undefined;
// Of the files of a module each kind is lost once; a long campaign loses them all.
const lost = isLong ? made : made.filter((_, index) => index % 5 === 0);
const shown = (await obligationsIn(host)).flatMap(({ demand }) => (demand.form === 'behaviour' ? [demand] : []));

describe('a host with a module', () => {
  it('has no gap', async () => {
    expect((await scanTree(host)).map(lineOf)).toEqual([]);
  });

  it.each(lost)('lacks one file, and repair makes the same again: %s', async (path) => {
    const { [path]: _, ...damaged } = host;
    const gaps = await scanTree(damaged);
    expect(gaps.map(({ targetFile }) => targetFile)).toEqual([path]);
    expect(gaps[0]?.writeSet).toContain(path);
    expect((await repairTree(damaged)).tree).toEqual(host);
  });

  it.each(lost.filter((path) => generated.has(path)))(
    'has one file that a person edited, which repair leaves alone: %s',
    async (path) => {
      const damaged = { ...host, [path]: `${host[path] ?? ''}${path.endsWith('.md') ? '\nMine.\n' : '// Mine.\n'}` };
      const gaps = await scanTree(damaged);
      expect(gaps.map(({ kind, targetFile }) => [kind, targetFile])).toEqual([['stale_generated', path]]);
      expect(await repairTree(damaged)).toEqual({ tree: damaged, exitCode: 1 });
    },
  );

  it.each(isLong ? shown : shown.slice(0, 2))(
    'has a test that shows nothing any more: $text',
    async ({ path, text }) => {
      const damaged = { ...host, [path]: (host[path] ?? '').replaceAll(`@covers "${text}"`, '@covers "other"') };
      const told = (await scanTree(damaged)).map(({ kind, targetFile }) => [kind, targetFile]);
      expect(told.sort()).toEqual([
        ['missing_behavior', path],
        ['stale_generated', path],
      ]);
    },
  );

  it.each([
    ['l9/router.ts', /^.*slackWebhook.*\n/gm],
    ['l9/tool_registry.ts', /^.*slackWebhook.*\n/gm],
  ])('has lost its entry in %s, and repair puts it back', async (path, line) => {
    const damaged = { ...host, [path]: (host[path] ?? '').replace(line, '') };
    expect(damaged[path]).not.toBe(host[path]);
    const gaps = await scanTree(damaged);
    expect(gaps.map(({ targetFile }) => targetFile)).toEqual([path]);
    expect((await repairTree(damaged)).tree).toEqual(host);
  });
});

async function readHost(): Promise<Tree> {
  const files = await memoryTree(await baseWorkspace('generated'));
  const text = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('utf8');
  // What a run of the tests leaves: without it nobody can tell whether the floor of coverage is kept.
  const coverage = JSON.stringify({ total: { lines: { total: 100, covered: 95 } } });
  return {
    ...Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, text(bytes)])),
    'coverage/coverage-summary.json': coverage,
  };
}

interface RecordedFiles {
  /** Every file that the ledger of the module records. */
  readonly made: readonly string[];
  /** Those that are made anew, and not the person's own from the start. */
  readonly generated: ReadonlySet<string>;
}

function filesOfModule(tree: Tree): RecordedFiles {
  const { files } = JSON.parse(tree['.l9gen/modules/slack_webhook.json'] ?? '') as {
    readonly files: Readonly<Record<string, { readonly ownership: string }>>;
  };
  const entries = Object.entries(files);
  return {
    made: entries.map(([path]) => path).sort(),
    generated: new Set(entries.flatMap(([path, { ownership }]) => (ownership === 'generated' ? [path] : []))),
  };
}
