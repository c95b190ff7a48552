import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeObligations, type Gap, type Obligation } from '../../../src/gaps/index.js';
import { contentHolders, obligationsIn, repositoryOf, scanTree, type Tree } from './scan-tree.js';
import { readLines } from './read-lines.js';

const word = fc.constantFrom('agent', 'error', 'tool', 'memory', 'lookup', 'retries', 'unknown', 'Éclair');
const sentence = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));

interface Part {
  readonly name: string;
  readonly behaviours: readonly string[];
}

const parts = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{3,6}$/), behaviours: fc.uniqueArray(sentence, { maxLength: 3 }) }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
);

function treeOf(all: readonly Part[], comment = ''): Tree {
  const modules = all.flatMap(({ name, behaviours }) => [
    ...(comment === '' ? [] : [`    # ${comment}`]),
    `    - path: l9/core/${name}.py`,
    `      file: tests/unit/test_${name}.py`,
    `      must_cover: ${JSON.stringify(behaviours)}`,
  ]);
  const contract = [
    ...(comment === '' ? [] : [`# ${comment}`, '']),
    'type: subsystem_test_spec',
    'subsystem: { name: Core, code_paths: [l9/core/] }',
    'unit_tests:',
    '  modules:',
    ...modules,
  ];
  const tests = all.map(({ name }) => [`tests/unit/test_${name}.py`, `def test_something_else():\n`] as const);
  return { 'l9/core/tests.meta.yaml': contract.join('\n'), 'l9/core/other.py': '', ...Object.fromEntries(tests) };
}

const named = (gaps: readonly Gap[]): readonly string[] => gaps.map(({ id }) => id).sort();

describe('the name of a gap', () => {
  it('stays while lines and comments are added and entries change places', async () => {
    await fc.assert(
      fc.asyncProperty(parts, fc.stringMatching(/^[a-z ]{1,20}$/), async (all, comment) => {
        const before = (await scanTree(treeOf(all))).gaps;
        const after = (await scanTree(treeOf([...all].reverse(), comment))).gaps;
        expect(before.length).toBeGreaterThan(0);
        expect(named(after)).toEqual(named(before));
        expect(new Set(named(before)).size).toBe(before.length);
      }),
      { numRuns: 30 },
    );
  });

  it('stays while other gaps come and go', async () => {
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), async (all, pick) => {
        const [tree, left] = [treeOf(all), all[pick % all.length]];
        const before = (await scanTree(tree)).gaps;
        const after = (await scanTree({ ...tree, [`l9/core/${left?.name ?? ''}.py`]: '' })).gaps;
        expect(named(after)).toEqual(
          named(before.filter(({ targetFile }) => targetFile !== `l9/core/${left?.name ?? ''}.py`)),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('judging', () => {
  it('gives the same whatever the order of the obligations, and reads each file once', async () => {
    await fc.assert(
      fc.asyncProperty(parts, fc.infiniteStream(fc.nat()), async (all, chance) => {
        const tree = treeOf(all);
        const listed = await obligationsIn(tree);
        const shuffled = [...listed].sort(() => (chance.next().value % 3) - 1);
        const judge = async (obligations: readonly Obligation[]) => {
          const repository = repositoryOf(tree);
          const judged = await judgeObligations(obligations, { repository, readSource: readLines });
          expect([...repository.reads.values()].every((times) => times === 1)).toBe(true);
          expect(judged.each.map(({ obligation }) => obligation)).toEqual(obligations);
          return { gaps: judged.gaps, counts: judged.counts };
        };
        expect(await judge(shuffled)).toEqual(await judge(listed));
      }),
      { numRuns: 30 },
    );
  });

  it('counts every obligation that it judges once', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        const { gaps, counts } = await scanTree(treeOf(all));
        const { obligations, held, failed, warned, notEvaluable, notApplicable } = counts;
        expect(held + failed + warned + notEvaluable + notApplicable).toBe(obligations);
        expect(obligations - held).toBe(gaps.length);
      }),
      { numRuns: 20 },
    );
  });

  it('tells the file of whatever it demands inside a file', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        const listed = await obligationsIn(treeOf(all));
        const held = contentHolders(listed);
        for (const { demand } of listed) if (demand.form === 'behaviour') expect(held).toContain(demand.path);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a behaviour', () => {
  const proven = async (text: string, title: string): Promise<boolean> => {
    const tree = treeOf([{ name: 'one', behaviours: [text] }]);
    const test = `it('${title}', () => {})\n`;
    const { gaps } = await scanTree({ ...tree, 'l9/core/one.py': '', 'tests/unit/test_one.py': test });
    return gaps.length === 0;
  };

  it('is shown by a title that holds its words in a row, whatever stands around them', async () => {
    await fc.assert(
      fc.asyncProperty(sentence, sentence, sentence, async (text, before, after) => {
        expect(await proven(text, `${before}: ${text.toUpperCase()}, ${after}!`)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is never shown by words that differ, lack one, or stand in another order', async () => {
    await fc.assert(
      fc.asyncProperty(sentence, async (text) => {
        const words = text.split(' ');
        const others = [
          words.slice(1).join(' '),
          words.slice(0, -1).join(' '),
          words.map((one) => `${one}s`).join(' '),
          words.join(' and '),
          words.map((one) => one.slice(1)).join(' '),
          `${words[0] ?? ''}x ${words.slice(1).join(' ')}`,
        ];
        for (const title of others)
          expect(await proven(text, title), title).toBe(` ${title.toLowerCase()} `.includes(` ${text.toLowerCase()} `));
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['Handling of ToolExecutionError.', 'test handling of tool execution error', true],
    ['Handling of ToolExecutionError.', 'handling of toolexecutionerror', true],
    ['Enqueue/dequeue behavior', 'enqueue dequeue behavior', true],
    ['Error', 'errors', false],
    ['→ !?', 'anything', false],
  ])('%j is shown by %j: %j', async (text, title, isProven) => {
    expect(await proven(text, title)).toBe(isProven);
  });
});
