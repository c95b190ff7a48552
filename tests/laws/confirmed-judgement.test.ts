import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { createMemoryFileSystem, type MemoryTree, type ResultCache } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import type { ToolkitContext } from '../../src/toolkit/index.js';
import { rememberJudgement } from '../../src/toolkit/scan/remember-judgement.js';
import { changedTree } from '../support/conform-host.js';
import { memoryTree } from '../support/memory-workspace.js';
import { runCli } from '../support/run-cli.js';
import { createFolder, removeFolder } from '../support/temporary-folder.js';
import { contextOf } from '../support/toolkit-context.js';
import { plantedDefects } from './planted-defects.js';

/*
 * A scan that remembers says what a scan that remembers nothing says, whatever was changed since: where it only confirms
 * that what changed leaves the judgement as it was, too.
 */

const isLong = process.env['L9GEN_LONG'] !== undefined;

let host: MemoryTree;
let remembered: ReadonlyMap<string, string>;

beforeAll(async () => {
  const folder = await createFolder();
  const steps = [
    ['init'],
    ['new', 'text.desk', '--kind', 'webhook', '--auth', 'hmac-sha256', '--approval', 'none'].concat([
      '--outbound',
      'https://text.example/api/messages',
    ]),
    ['new', 'mail.desk', '--kind', 'tool', '--approval', 'none'],
    ['generate'],
  ];
  for (const step of steps) expect((await runCli(folder, step)).exitCode, step.join(' ')).toBe(0);
  host = { ...(await memoryTree(folder)), 'coverage/coverage-summary.json': coverage };
  await removeFolder(folder);
  const memory = new Map<string, string>();
  await judged(host, memory);
  remembered = memory;
}, 120_000);

const coverage = JSON.stringify({ total: { lines: { total: 10, covered: 10, skipped: 0, pct: 100 } } });

interface Looked {
  readonly judgement: unknown;
  /** Whether everything was judged anew. */
  readonly isAnew: boolean;
}

// With a memory, what was remembered is used and replaced.
async function judged(tree: MemoryTree, memory?: Map<string, string>): Promise<Looked> {
  let isAnew = false;
  const progress: ToolkitContext['progress'] = (step) => {
    isAnew ||= step === 'judging obligations';
  };
  const context = contextOf(createMemoryFileSystem(tree), {
    progress,
    ...(memory && { memory: { cache: cacheIn(memory), workspace: 'one', product: 'this' } }),
  });
  return { judgement: await rememberJudgement(context, new Set()), isAnew };
}

function cacheIn(memory: Map<string, string>): ResultCache {
  return {
    folder: '/memory',
    read: (name) => Promise.resolve(memory.get(name)),
    write: (name, text) => {
      memory.set(name, text);
      return Promise.resolve();
    },
  };
}

test('what is remembered of a host without a gap is said again without judging anew', async () => {
  const first = await judged(host);
  expect(first).toMatchObject({ isAnew: true, judgement: { gaps: [] } });
  expect(await judged(host, new Map(remembered))).toEqual({ ...first, isAnew: false });
});

// What is made from contracts is judged anew whatever becomes of it; a long run asks of that as well.
const isHandlers = ({ changes }: (typeof plantedDefects)[number]): boolean =>
  changes.every(({ file }) => file.endsWith('/handlers.ts'));

describe('a defect that is planted by hand is found as without a memory', () => {
  test.each(plantedDefects.filter((defect) => isLong || isHandlers(defect)))('$id: $what', async ({ changes }) => {
    const tree = changedTree(host, changes);
    expect((await judged(tree, new Map(remembered))).judgement).toEqual((await judged(tree)).judgement);
  });
});

const handlers = 'l9/modules/text_desk/handlers.ts';

test.each([
  ['a comment in handlers', handlers, '\n// The desk closes at five.\n'],
  [
    'a function in handlers',
    handlers,
    '\nexport function shout(text: string): string {\n  return text.toUpperCase();\n}\n',
  ],
])('%s is confirmed, and judged anew where it is not as harmless', async (_what, file, text) => {
  const memory = new Map(remembered);
  const changed = appended(host, file, text);
  expect(await judged(changed, memory)).toEqual({ ...(await judged(host)), isAnew: false });
  const worse = appended(changed, file, "\nexport const token = process.env['TOKEN'];\n");
  const anew = await judged(worse, memory);
  expect(anew).toEqual(await judged(worse));
  expect(anew.judgement).not.toEqual((await judged(host)).judgement);
});

function appended(tree: MemoryTree, file: string, text: string): MemoryTree {
  return { ...tree, [relPath(file)]: textOf(tree, file) + text };
}

function textOf(tree: MemoryTree, file: string): string {
  const bytes = tree[relPath(file)] ?? '';
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
}

/** A line of a file, by a share of its length, and what becomes of it. */
interface LineEdit {
  readonly file: number;
  readonly line: number;
  readonly becomes: (line: string) => readonly string[];
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const edits: fc.Arbitrary<LineEdit> = fc.record({
  file: share,
  line: share,
  becomes: fc.constantFrom<LineEdit['becomes'][]>(
    () => [],
    (line) => [line, line],
    (line) => [line, ''],
    (line) => [line.toUpperCase()],
    (line) => ['## Purpose', line],
    (line) => [`// ${line}`],
  ),
});

test.each(['tests/fixtures/foreign/typescript', 'tests/fixtures/foreign/python', 'the host'])(
  'whatever people do to lines of %s, step by step',
  async (place) => {
    const start = place === 'the host' ? host : await memoryTree(place);
    const written = Object.keys(start)
      .filter((file) => /\.(ts|py|md|json)$/.test(file) && !file.startsWith('.l9gen'))
      .filter((file) => place !== 'the host' || /handlers\.ts$|^docs\/|^AGENTS/.test(file));
    const first = new Map<string, string>();
    await judged(start, first);
    let confirmed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 3 }), async (steps) => {
        const memory = new Map(first);
        let tree = start;
        for (const step of steps) {
          tree = edited(tree, written, step);
          const looked = await judged(tree, memory);
          if (!looked.isAnew) confirmed += 1;
          expect(looked.judgement).toEqual((await judged(tree)).judgement);
        }
      }),
      { numRuns: isLong ? 500 : place === 'the host' ? 4 : 20 },
    );
    expect(confirmed).toBeGreaterThan(0);
  },
);

function edited(tree: MemoryTree, files: readonly string[], { file, line, becomes }: LineEdit): MemoryTree {
  const path = files[Math.floor(file * files.length)] ?? '';
  const lines = textOf(tree, path).split('\n');
  const at = Math.floor(line * lines.length);
  return { ...tree, [relPath(path)]: lines.toSpliced(at, 1, ...becomes(lines[at] ?? '')).join('\n') };
}
