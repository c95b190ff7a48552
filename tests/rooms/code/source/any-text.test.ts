import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { relPath } from '../../../../src/text/index.js';
import { factsOf, readSource } from './reading.js';

const typescript = readdirSync('src/code/source').map((name) => readFileSync(`src/code/source/${name}`, 'utf8'));
typescript.push(readFileSync('tests/rooms/code/source/typescript.test.ts', 'utf8'));

const python = [
  `"""Keeps tasks."""
from __future__ import annotations
import os
from os import environ as env

__all__ = ["TaskQueue", "_hidden"]
LIMIT: int = 1_000

@dataclass(frozen=True)
class TaskQueue(Base, metaclass=Meta):
    """Holds tasks. In order."""

    def __init__(self, size: int = LIMIT, *, name: str | None = None) -> None:
        self.size = size if size > 0. else env["QUEUE_SIZE"]

    async def take(
        self,
        count: int = 1,
    ) -> list[Task]:
        """Takes tasks, e.g. one. Waits."""
        with (open(os.getenv("QUEUE_FILE")) as a, b as c):
            yield
        return [x for x in await self.all() if not x.done][:count]

def _hidden(a, /, b, *args, **kw): ...
`,
  `import pytest

pytestmark = pytest.mark.slow

class TestTake:
    # @covers "takes in order"
    @pytest.mark.parametrize("n", [1, 2])
    def test_order(self, queue, n):
        """Takes. @covers "takes several" """
        with pytest.raises(QueueEmpty):
            queue.take(n)

    @pytest.mark.skip(reason="later")
    def test_later(self):
        assert False

def test_empty(queue):
    match queue.take():
        case Empty():
            assert True
        case _:
            pytest.fail(f"not {queue!r:>{10}}")
`,
];

const files = [
  ...typescript.map((text) => ({ name: 'a/b.ts', text })),
  ...python.map((text) => ({ name: 'a/b.py', text })),
];

/** What is said of a text, without the places. */
function saidOf(name: string, text: string): unknown {
  return JSON.parse(JSON.stringify(factsOf(name, text), (key, value: unknown) => (key === 'span' ? undefined : value)));
}

describe('any text', () => {
  it('can be cut and joined anywhere: there are facts, or a place where there are none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.record({ from: fc.nat(), length: fc.nat() }),
        fc.string({ unit: 'binary', maxLength: 3 }),
        (file, { from, length }, more) => {
          const start = from % file.text.length;
          const text = file.text.slice(0, start) + more + file.text.slice(start + (length % 60));
          const reading = readSource(relPath(file.name), text);
          const end = reading && 'problem' in reading ? reading.span.end.offset : 0;
          expect(reading).toBeDefined();
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('says the same with blank lines and comments of their own between its statements', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.boolean(),
        (file, places, isBlank) => {
          const lines = file.text.split('\n');
          const starts = lines.flatMap((line, index) => (startsStatement(file.name, lines, index) ? [index] : []));
          const extra = isBlank ? '' : file.name.endsWith('.py') ? '# a note' : '/* a note */';
          const wanted = new Set(places.map((place) => starts[place % starts.length]));
          const text = lines.flatMap((line, index) => (wanted.has(index) ? [extra, '', line] : [line])).join('\n');
          expect(saidOf(file.name, text)).toEqual(saidOf(file.name, file.text));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says the same with any end of line', () => {
    for (const { name, text } of files) expect(saidOf(name, text.replaceAll('\n', '\r\n'))).toEqual(saidOf(name, text));
  });

  it.each([
    '(',
    '[',
    '{',
    'x => ',
    'a ? b : ',
    '!',
    'keyof ',
    'if (a) ',
    '<a>',
    'A<',
    '`${',
    'else if (a) b; ',
    'x[]',
    'x = (',
  ])('never ends the program by nesting, as with %j a hundred thousand times', (part) => {
    for (const name of ['a.ts', 'a.tsx', 'a.py'])
      expect(readSource(relPath(name), part.repeat(100_000))).toHaveProperty('problem');
  });

  it('nests as deep as a parser goes, and says where that ends', () => {
    const nested = (depth: number): string => `x = ${'['.repeat(depth)}${']'.repeat(depth)}`;
    for (const name of ['a.ts', 'a.py']) {
      expect(readSource(relPath(name), nested(500))).toHaveProperty('facts');
      expect(readSource(relPath(name), nested(5000))).toHaveProperty('problem', 'it nests too deep to be followed');
    }
  });

  it('is refused when no person can have written it', () => {
    const text = '# x\n'.repeat(1_100_000);
    expect(readSource(relPath('a.py'), text)).toHaveProperty('problem', 'it has more than 4000000 characters');
  });
});

// A statement at the top level, so that what is put before it is in nothing.
function startsStatement(name: string, lines: readonly string[], index: number): boolean {
  const [before = '', line = ''] = [lines[index - 1], lines[index]];
  if (name.endsWith('.py')) return /^(?:def|class|async|import|from|[A-Z]+\b)/.test(line);
  return before === '' && /^(?:export|const|function|interface|import)\b/.test(line);
}
