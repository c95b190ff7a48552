import { expect, test } from 'vitest';

import { editModule, keepsTokens, unwireModule } from '../../src/code/index.js';
import { readCorpus, readCorpusFolder, wiredIds, type CorpusFile } from '../support/corpus.js';
import { checkCorpusTypes } from '../support/corpus-types.js';

/* Laws 1, 4, 5 and 6 on hand-written files in the styles of real projects: tests/corpus. */

const files = await readCorpus();
const refused = await readCorpusFolder('refused');

async function wired(file: CorpusFile, text: string, ...ids: readonly string[]): Promise<string> {
  const outcome = await editModule({ path: file.path, text }, file.wiring(...ids));
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

async function unwired(file: CorpusFile, text: string, ...ids: readonly string[]): Promise<string> {
  const outcome = await unwireModule({ path: file.path, text }, file.wiring(...ids));
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value ?? '';
}

/** What comes back when everything is unwired: the bytes from before, save what `corpus.yaml` says. */
function returned({ text, returns }: CorpusFile): string {
  return Object.entries(returns ?? {}).reduce((all, [before, after]) => all.replace(before, after), text);
}

test('the corpus is large and of many kinds', () => {
  expect(files.length).toBeGreaterThanOrEqual(100);
  const kinds = new Map<string, number>();
  for (const { slot = '' } of files) kinds.set(slot, (kinds.get(slot) ?? 0) + 1);
  expect([...kinds.keys()].sort()).toEqual(['calls', 'chain', 'list', 'map', 'set', 'table']);
});

for (const file of files) {
  test(`${file.path} (${file.slot}): wired, wired again, and unwired`, async () => {
    const [one, ...others] = wiredIds;
    const first = await wired(file, file.text, one);
    expect(await keepsTokens(file, first)).toBe(true);
    if (file.writes !== undefined) expectLine(first, file.writes, file.below);
    const all = await wired(file, file.text, ...wiredIds);
    expect(await keepsTokens({ path: file.path, text: first }, all)).toBe(true);
    expect(await keepsTokens({ path: file.path, text: first }, await wired(file, first, ...others))).toBe(true);
    expect(await wired(file, file.text, ...[...wiredIds].reverse())).toBe(all);
    expect(await wired(file, all, ...wiredIds)).toBe(all);
    expect(await unwired(file, all, ...others)).toBe(first);
    expect(await unwired(file, all, ...wiredIds)).toBe(returned(file));
    expect(await unwired(file, await unwired(file, all, one), ...others)).toBe(returned(file));
  });
}

function expectLine(text: string, writes: string, below: string | undefined): void {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => line.includes(writes));
  expect(lines[at] ?? text).toContain(writes);
  if (below !== undefined) expect(lines[at - 1]).toBe(below);
}

test('every file type-checks as it is, with one module wired in, and with three', async () => {
  const texts = await Promise.all(
    files.map(async (file) => {
      const variant = (name: string): string => file.path.replace(/(\.[a-z]+)$/, `.${name}$1`);
      return [
        file,
        { path: variant('one'), text: await wired(file, file.text, 'mail.inbound') },
        { path: variant('three'), text: await wired(file, file.text, ...wiredIds) },
      ];
    }),
  );
  expect(checkCorpusTypes(texts.flat())).toEqual([]);
});

for (const file of refused) {
  test(`${file.path} is refused with ${file.code}`, async () => {
    const { value, diagnostics } = await editModule(file, file.wiring('mail.inbound'));
    expect(value).toBeUndefined();
    const [finding, ...more] = diagnostics;
    expect(more).toEqual([]);
    expect(finding?.file).toBe(file.path);
    const place = finding?.span?.start;
    expect({ code: finding?.code, at: place && `${place.line}:${place.column}` }).toEqual({
      code: file.code,
      at: file.at,
    });
  });
}
