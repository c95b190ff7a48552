import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';

import { createRepository } from '../support/repository.js';
import { removeFolder } from '../support/temporary-folder.js';
import { add, branch, change, edit, kill, make, remove, removeByName, rename } from './survival/commands.js';
import { textsOf } from './survival/expect-survival.js';
import { sharedFiles } from './survival/notes.js';
import type { RepositoryModel } from './survival/repository-model.js';

/*
 * The whole product against a model of what must survive: whatever people and l9gen do one after the other, the modules
 * that are registered are there, every line that a person wrote stands once, every file parses, and in the end, when all
 * modules are gone, what is left is the host from before with the lines of people in it.
 */

const number = fc.nat({ max: 1000 });
const commands = fc.commands(
  [
    number.map(add),
    fc.tuple(number, number).map(([where, at]) => edit(where, at)),
    fc.tuple(number, number).map(([where, at]) => edit(where, at)),
    number.map(change),
    fc.constant(make()),
    fc.tuple(number, number).map(([which, share]) => kill(which, share)),
    number.map(remove),
    fc.tuple(number, number).map(([which, at]) => rename(which, at)),
    fc.tuple(number, number).map(([at, where]) => branch(at, where)),
  ],
  { maxCommands: 14, size: 'max' },
);

// One sequence takes some seconds: real files, real git, and every step checked.
const numRuns = process.env['L9GEN_LONG'] === undefined ? 3 : 60;

test('people and l9gen take turns, and nothing is lost', { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(number, number, commands, async (first, second, steps) => {
      const folder = await createRepository([]);
      onTestFinished(() => removeFolder(folder));
      const bare = await textsOf(folder);
      const model: RepositoryModel = { modules: new Set(), notes: new Map() };
      let count = 0;
      const next = (): number => (count += 1);
      const real = { folder, next };
      // An empty repository gives the others nothing to do.
      for (const at of [first, second]) await add(at).run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), steps);
      await make().run(model, real);
      for (const id of [...model.modules].sort()) await removeByName(model, folder, id);
      expect(comparable(await textsOf(folder))).toEqual(comparable(bare));
    }),
    { numRuns, endOnFailure: true },
  );
});

// Where two branches took blocks out and added some, git's union keeps the blank line of both at the end of the file.
function comparable(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const plain = withoutNotes(texts);
  const example = plain.get('.env.example') ?? '';
  return new Map(plain).set('.env.example', example.replace(/\n+$/, '\n'));
}

function withoutNotes(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const shared: readonly string[] = sharedFiles;
  const strip = (text: string): string => text.replace(/^(?:\/\/|#) note \d+ of a person\n/gm, '');
  return new Map([...texts].map(([file, text]) => [file, shared.includes(file) ? strip(text) : text]));
}
