import { describe, expect, it } from 'vitest';

import { relPath } from '../../../../src/text/index.js';
import { factsOf, readSource, symbolLines, testLines, variables } from './reading.js';

const file = 'l9/core/agents/engine.py';

const symbols: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  [
    'functions',
    'def a(x, y: int = 3) -> str: ...\nasync def b(): pass',
    ['+ function a(x, y: int = 3) -> str', '+ function b()'],
  ],
  [
    'a signature over several lines, with comments',
    'def a(\n    x: int,  # which\n    # how\n    /,\n    *,\n    y="(",\n    **rest: Any,\n) -> list[\n    Hit\n]:\n    pass',
    ['+ function a(x: int, /, *, y="(", **rest: Any) -> list[Hit]'],
  ],
  ['type parameters', 'def a[T](x: T) -> T: return x', ['+ function a[T](x: T) -> T']],
  [
    'what is private',
    'def _a(): pass\n_B = 1\nclass _C:\n    def d(self): pass',
    ['- function _a()', '- constant _B', '- class _C', '- method _C.d()'],
  ],
  [
    'what `__all__` offers',
    '__all__ = ["_a"]\n__all__ += ("_b",)\ndef _a(): pass\ndef _b(): pass',
    ['+ function _a()', '+ function _b()'],
  ],
  [
    'classes with their methods',
    'class A(Base, metaclass=M):\n    """An A. It is."""\n    limit = 3\n    def __init__(self, x): self.x = x\n    @classmethod\n    def make(cls, x: int) -> "A": ...\n    @staticmethod\n    def plain(x): ...\n    @property\n    def size(self) -> int: ...\n    @size.setter\n    def size(self, value): ...\n    class Inner:\n        def go(self): ...',
    [
      '+ class A # An A.',
      '- method A.__init__(x)',
      '+ method A.make(x: int) -> "A"',
      '+ method A.plain(x)',
      '+ method A.size',
      '+ class A.Inner',
      '+ method A.Inner.go()',
    ],
  ],
  [
    'decorated ones',
    '@app.get("/x")\n@wraps(f)\nasync def a(x): ...\n@dataclass(frozen=True)\nclass B: ...',
    ['+ function a(x)', '+ class B'],
  ],
  [
    'overloads, by the first',
    '@overload\ndef a(x: int) -> int: ...\n@overload\ndef a(x: str) -> str: ...\ndef a(x): return x',
    ['+ function a(x: int) -> int'],
  ],
  [
    'constants and types',
    'LIMIT: int = 3\nx = y = 1\na, b = 1, 2\nHits: TypeAlias = list[Hit]\ntype More = Hits\nrouter = make()',
    [
      '+ constant LIMIT',
      '+ constant x',
      '+ constant y',
      '+ constant a',
      '+ constant b',
      '+ type Hits',
      '+ type More',
      '+ constant router',
    ],
  ],
  [
    'branches',
    'try:\n    import fast\n    def a(): ...\nexcept ImportError:\n    def a(x): ...\nif DEBUG:\n    def b(): ...',
    ['+ function a()', '+ function b()'],
  ],
  [
    'docstrings',
    'def a():\n    r"""\n    Finds hits, e.g. old ones,\n    in a segment. Never fails.\n\n    More.\n    """\ndef b():\n    "One" " two."\ndef c():\n    f"no"',
    ['+ function a() # Finds hits, e.g. old ones, in a segment.', '+ function b() # One two.', '+ function c()'],
  ],
  ['no function within a function', 'def a():\n    def b(): ...\n    return b', ['+ function a()']],
];

describe('symbols of Python', () => {
  it.each(symbols)('are %s', (_, text, lines) => {
    expect(symbolLines(file, text)).toEqual(lines);
  });

  it('are what a package takes from its own files', () => {
    const text =
      'from typing import Any\nfrom .engine import Engine as Motor, run\nfrom l9.core.agents.hits import Hit\nfrom .more import *';
    const path = 'l9/core/agents/__init__.py';
    expect(symbolLines(path, text)).toEqual([
      '+ reexport Motor from .engine Engine',
      '+ reexport run from .engine run',
      '+ reexport Hit from l9.core.agents.hits Hit',
    ]);
    expect(factsOf(path, text).reexportsAll).toEqual(['.more']);
    expect(symbolLines(file, text)).toEqual([]);
    expect(symbolLines(file, `${text}\n__all__ = ["run"]`)).toEqual(['+ reexport run from .engine run']);
  });
});

const tests: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
  [
    'functions',
    'def test_a(): assert f()\nasync def test_b():\n    await g()\ndef testing(): f()\ndef helper(): f()',
    ['test_a', 'test_b'],
  ],
  [
    'methods of test classes',
    'class TestA:\n    def test_b(self): assert 1\n    class TestC:\n        def test_d(self): f()\nclass Other:\n    def test_e(self): f()',
    ['TestA > test_b', 'TestA > TestC > test_d'],
  ],
  [
    'methods of test cases',
    'class Base(unittest.TestCase): ...\nclass Engine(Base):\n    def __init__(self): f()\n    def testA(self): self.assertTrue(f())',
    ['Engine > testA'],
  ],
  ['no fixtures', '@pytest.fixture\ndef test_client():\n    yield 1', []],
  [
    'off by a mark',
    '@pytest.mark.skip\ndef test_a(): f()\n@pytest.mark.skipif(x, reason="y")\ndef test_b(): f()\n@mark.xfail()\ndef test_c(): f()\n@unittest.skip("x")\ndef test_d(): f()\n@unittest.expectedFailure\ndef test_e(): f()\n@pytest.mark.slow\ndef test_f(): f()',
    ['test_a, off', 'test_b, off', 'test_c, off', 'test_d, off', 'test_e, off', 'test_f'],
  ],
  ['off by a mark with a name', 'needs = pytest.mark.skipif(True)\n@needs\ndef test_a(): f()', ['test_a, off']],
  [
    'off with their class',
    '@pytest.mark.skip\nclass TestA:\n    def test_b(self): f()\nclass TestC:\n    pytestmark = [pytest.mark.slow, pytest.mark.skip("x")]\n    def test_d(self): f()\nclass TestE:\n    def __init__(self): f()\n    def test_g(self): f()\nclass TestF:\n    __test__ = False\n    def test_h(self): f()',
    ['TestA > test_b, off', 'TestC > test_d, off', 'TestE > test_g, off', 'TestF > test_h, off'],
  ],
  ['off with their file', 'pytestmark = pytest.mark.skip\ndef test_a(): f()', ['test_a, off']],
  [
    'off with a file that skips itself',
    'pytest.skip("x", allow_module_level=True)\ndef test_a(): f()',
    ['test_a, off'],
  ],
  ['off on a condition', 'if HAS_DATABASE:\n    def test_a(): f()', ['test_a, off']],
  [
    'idle when empty, off when they skip themselves',
    'def test_a(): pass\ndef test_b(): ...\ndef test_c():\n    """Says."""\ndef test_d():\n    pytest.skip("later")\ndef test_e():\n    return\n    assert f()\ndef test_f():\n    raise NotImplementedError\ndef test_g(self):\n    self.skipTest("x")\ndef test_h(): import x',
    [
      'test_a, idle',
      'test_b, idle',
      'test_c, idle',
      'test_d, off',
      'test_e, idle',
      'test_f, idle',
      'test_g, off',
      'test_h, idle',
    ],
  ],
  [
    'idle without an assertion',
    'def test_a():\n    x = 1\n    print(x)\ndef test_b():\n    with pytest.raises(E): f()\ndef test_c():\n    check(1)\ndef test_d():\n    if x:\n        assert y',
    ['test_a, idle', 'test_b', 'test_c', 'test_d'],
  ],
  [
    'with what they cover',
    '# @covers "above"\n@pytest.mark.parametrize("x", [1])\n# @covers \'between\'\ndef test_a(x):\n    """Says.\n\n    @covers "doc"\n    """\n    assert f()  # @covers "beside"\n    # @covers "last"\n\n# @covers b to the end\n\ndef test_b():\n    f()',
    ['test_a, covers above, covers between, covers beside, covers last, covers doc', 'test_b, covers b to the end'],
  ],
  [
    'without what others cover',
    'x = 1  # @covers "no"\ndef test_a():\n    f("@covers \\"no\\"")\n\nclass TestB:\n    # @covers "c"\n    def test_c(self): f()\n    # @covers "no"\n\n# @covers "no"\nx = 2',
    ['test_a', 'TestB > test_c, covers c'],
  ],
];

describe('tests of Python', () => {
  it.each(tests)('are %s', (_, text, lines) => {
    expect(testLines('tests/unit/test_engine.py', text)).toEqual(lines);
  });
});

const environments: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['import os\nos.environ["B"]; os.getenv("A", 1); os.environ.get("C")', ['A', 'B', 'C']],
  ['import os as o\no.environ.pop("A"); os.getenv("B")', ['A']],
  ['from os import environ as e, getenv as g\ne["A"]; g("B"); "C" in e; f"{g(\'D\')}"', ['A', 'B', 'C', 'D']],
  ['import os\nenv = os.environ\nx = env["A"]', ['A']],
  ['import os\nos.environ["A"] = os.environ["B"]\ndel os.environ["C"]\n# os.environ["D"]\n"os.environ[\'E\']"', ['B']],
  ['import os\nos.environ[name]; os.getenv(f"{x}")', []],
];

describe('environment of Python', () => {
  it.each(environments)('is what %j asks for', (text, names) => {
    expect(variables(file, text)).toEqual(names);
  });
});

describe('a Python file', () => {
  it.each([
    ['def f():\n    try:\n        yield\n    finally:\n        x = yield\n    return (yield)'],
    ['x = 1. + 2.\ny = (0., 1_0.)'],
    ['import a\n\f\nclass B: ...\n\x0cdef c(): ...'],
    ['with open(x) as (a, b):\n    pass'],
    ['with f() as self.a, g() as h[0]:\n    pass'],
    ['with (f() as a,\n      g(b) as c):\n    pass'],
    ['match x:\n    case ast.Name():\n        pass\n    case B(): pass'],
    ['f = lambda a, /, b: a\ng = lambda a,: a\nh = [a for a, *b in c]'],
    ['\uFEFFdef a(): pass'],
    ['def a():\r\n\tif x:\r\n\t\tpass\r\n\tx = "😀"\r\n'],
  ])('parses: %j', (text) => {
    expect(readSource(relPath(file), text)).toHaveProperty('facts');
  });

  it.each([
    ['def a(:\n    pass', 1],
    ['x = 1\ndef a()\n    pass', 2],
    ['x = (1,\ny = 2\n', 2],
    ['x = """never', 1],
    ['assert x ==\n', 1],
    ['<<<<<<< ours\nx = 1\n', 1],
    ['if x:\npass', 2],
  ])('does not parse: %j', (text, line) => {
    expect(readSource(relPath(file), text)).toMatchObject({ problem: 'it does not parse', span: { start: { line } } });
  });

  it('tells places as an editor does', () => {
    const text = '\uFEFFx = "😀"\r\n\tdef\r\n'.replace('\tdef\r\n', 'class A:\r\n\tdef b(self): return "😀"  # c\r\n');
    const { symbols: found } = factsOf(file, text);
    expect(found.map(({ name, span }) => [name, span.start, span.end.column])).toEqual([
      ['x', { offset: 1, line: 1, column: 2 }, 10],
      ['A', { offset: 11, line: 2, column: 1 }, expect.any(Number)],
      ['A.b', { offset: 22, line: 3, column: 2 }, expect.any(Number)],
    ]);
  });
});
