import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createMemoryFileSystem, type MemoryFileSystem } from '../../src/host/index.js';
import { relPath } from '../../src/text/index.js';
import { check, generate } from '../../src/toolkit/index.js';
import { contextOf } from '../support/toolkit-context.js';
import { handWritten, markdownText } from './markdown-text.js';

/* A hundred READMEs of a hundred styles: made, edited by people, made anew after every contract changed. */

const styled = [...handWritten.values()].flatMap((text, index) => [
  text,
  index % 2 === 0 ? text.replaceAll('\n', '\r\n') : `\ufeff${text}`,
]);
const readmes = [...styled, ...fc.sample(markdownText, { numRuns: 140, seed: 17 })];
const folderOf = (index: number): string => `lib/c${index}`;
const readmeOf = (index: number): string => `${folderOf(index)}/README.md`;

function contract(version: number): string {
  return [
    'type: component_readme',
    'component:',
    `  name: Ledger`,
    `  purpose: Books money, version ${version}.`,
    'extension_points:',
    `  how_to_extend: [Add a file, 'Write test ${version}.']`,
    'testing:',
    `  commands: [npm test -- ${version}]`,
  ].join('\n');
}

async function readText(files: MemoryFileSystem, path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await files.read(relPath(path)));
}

async function overwrite(files: MemoryFileSystem, path: string, text: string): Promise<void> {
  await files.remove(relPath(path));
  await files.create(relPath(path), new TextEncoder().encode(text));
}

/** A document without what an empty one gets, without the sections that are as they were made, and without blank lines. */
function foreign(text: string): string {
  const opening = /^\ufeff?# Ledger\n+<!-- Made by l9gen [^\n]*-->(?=\n|$)/;
  const made =
    /(?:^\ufeff?|\n)(?:#{1,6} [^\n]*|[^\n]+\n(?:=+|-+))\n+<!-- l9gen: (?:purpose|extension-points|testing) [0-9a-f]{12} -->\n+(?:Books money, version \d\.|To add behaviour:\n+1\. Add a file\n1\. Write test \d\.|To run them:\n+```sh\nnpm test -- \d\n```)(?=\n|$)/g;
  return text.replaceAll('\r\n', '\n').replace(opening, '').replace(made, '\n').replace(/\n+/g, '\n').trim();
}

async function judged(files: MemoryFileSystem): Promise<readonly string[]> {
  const { diagnostics } = await check(contextOf(files), []);
  return diagnostics.map(({ code, file, span }) => `${code} ${file ?? span?.file ?? ''}`);
}

test('all foreign bytes stay, edited sections stay, and twice is once', { timeout: 300_000 }, async () => {
  const contracts = readmes.map((_, index) => [`${folderOf(index)}/README.meta.yaml`, contract(1)]);
  const files = createMemoryFileSystem(
    Object.fromEntries([...contracts, ...readmes.map((text, index) => [readmeOf(index), text])]),
  );
  const first = await generate(contextOf(files), []);
  // Documents that end within a fence or a comment of a person cannot be continued; they are told, and taken out here.
  const open = new Set(first.diagnostics.map(({ span }) => span?.file));
  for (const path of open) if (path !== undefined) await overwrite(files, path, '# Closed\n');
  expect(open.size).toBeLessThan(readmes.length - 100);
  expect((await generate(contextOf(files), [])).exitCode).toBe(0);
  const kept = readmes.flatMap((text, index) => (open.has(relPath(readmeOf(index))) ? [] : [{ text, index }]));
  for (const { text, index } of kept) expect(foreign(await readText(files, readmeOf(index)))).toBe(foreign(text));
  expect(await judged(files)).toEqual([]);

  const edited = new Set<string>();
  for (const { index } of kept) {
    const path = readmeOf(index);
    const text = await readText(files, path);
    const worked = text
      .replace(/(?<!#)#{2} Component purpose(?=\r?\n+<!-- l9gen)/, '### Wozu')
      .replace('To run them:', index % 3 === 0 ? 'To run them, ask:' : 'To run them:');
    if (worked.includes('run them, ask') && worked !== text) edited.add(path);
    await overwrite(files, path, `${worked}\n\nA person's last words.\n`);
    await overwrite(files, `${folderOf(index)}/README.meta.yaml`, contract(2));
  }
  const before = new Map<string, string>();
  for (const { index } of kept) before.set(readmeOf(index), await readText(files, readmeOf(index)));
  const second = await generate(contextOf(files), []);
  expect(second.exitCode).toBe(0);
  const told = second.diagnostics.filter(({ code }) => code === 'plan/section-edited').map(({ span }) => span?.file);
  expect(new Set(told)).toEqual(edited);
  expect(edited.size).toBeGreaterThan(20);
  for (const [path, text] of before) {
    const now = await readText(files, path);
    expect(foreign(now)).toBe(foreign(text));
    expect(now.split("A person's last words.")).toHaveLength(text.split("A person's last words.").length);
  }
  expect((await generate(contextOf(files), [])).summary).toMatchObject({ state: 'nothing to do' });
  expect(new Set(await judged(files))).toEqual(new Set([...edited].map((path) => `drift/edited ${path}`)));
});
