import type { SyntaxNode } from '@lezer/common';

import { coversIn } from '../source/covers-in.js';
import type { DeclaredTest } from '../source/source-facts.js';
import { itemsOf, type BlockItem, type Definition } from './python-blocks.js';
import { commentsAround, commentsOf, type PythonComment } from './python-comments.js';
import { decoratorsOf, docstringOf, extentOf, nameOf } from './python-definition.js';
import { childrenOf, pathOf, statementsOf, textAt, type PythonFile } from './python-file.js';
import { readPythonBody } from './python-test-body.js';

/** The tests that pytest or unittest collects from a file, in the order of the text. */
export function testsOf(file: PythonFile): readonly DeclaredTest[] {
  const items = itemsOf(statementsOf(file.tree.topNode));
  const search: Search = {
    file,
    comments: commentsOf(file),
    offNames: offNamesIn(file, items),
    cases: casesIn(file, items),
  };
  return collect(search, items, { groups: [], isOff: isSwitchedOff(search, items) });
}

interface Search {
  readonly file: PythonFile;
  readonly comments: readonly PythonComment[];
  /** Names of the file that stand for a mark that keeps tests from running. */
  readonly offNames: ReadonlySet<string>;
  /** Classes of the file that are a `TestCase`. */
  readonly cases: ReadonlySet<string>;
}

interface Around {
  readonly groups: readonly string[];
  readonly isOff: boolean;
}

function collect(search: Search, items: readonly BlockItem[], around: Around): readonly DeclaredTest[] {
  return items.flatMap((item) => {
    if (item.kind !== 'definition') return [];
    const { definition } = item;
    const isOff = around.isOff || definition.isConditional || hasMark(search, definition);
    return definition.node.name === 'ClassDefinition'
      ? collectClass(search, definition, { ...around, isOff })
      : collectFunction(search, definition, { ...around, isOff });
  });
}

function collectClass(search: Search, definition: Definition, around: Around): readonly DeclaredTest[] {
  const name = nameOf(search.file, definition);
  const isCase = search.cases.has(name) || isTestCase(search.file, definition, search.cases);
  if (!isCase && !name.startsWith('Test')) return [];
  const items = itemsOf(statementsOf(definition.node.getChild('Body')));
  const hasConstructor = items.some(
    (item) => item.kind === 'definition' && nameOf(search.file, item.definition) === '__init__',
  );
  // pytest leaves a class out that takes parameters of its own.
  const isOff = around.isOff || (hasConstructor && !isCase) || isSwitchedOff(search, items);
  return collect(search, items, { groups: [...around.groups, name], isOff });
}

function collectFunction(search: Search, definition: Definition, around: Around): readonly DeclaredTest[] {
  const { file, comments } = search;
  const title = nameOf(file, definition);
  const isFixture = decoratorsOf(file, definition).some((path) => path.at(-1) === 'fixture');
  if (!/^test(?![a-z])/.test(title) || isFixture) return [];
  const body = readPythonBody(file, statementsOf(definition.node.getChild('Body')));
  const extent = extentOf(file, definition);
  const texts = commentsAround(file, comments, { from: definition.from, to: extent.to }).map((one) =>
    textAt(file, one),
  );
  return [
    {
      title,
      groups: around.groups,
      runs: !around.isOff && body.runs,
      asserts: body.asserts,
      covers: [...texts, docstringOf(file, definition) ?? ''].flatMap(coversIn),
      span: file.spanAt(extent),
    },
  ];
}

const offMarks = new Set(['skip', 'skipif', 'skipIf', 'skipUnless', 'xfail', 'expectedFailure']);

function hasMark({ file, offNames }: Search, definition: Definition): boolean {
  return decoratorsOf(file, definition).some((path) => offMarks.has(path.at(-1) ?? '') || offNames.has(path.join('.')));
}

// `pytestmark = pytest.mark.skip`, `pytest.skip(…, allow_module_level=True)`, `__test__ = False`.
function isSwitchedOff({ file, offNames }: Search, items: readonly BlockItem[]): boolean {
  return items.some((item) => {
    if (item.kind !== 'statement') return false;
    const { node } = item;
    if (node.name === 'ExpressionStatement') return isModuleSkip(file, node);
    const [target] = node.name === 'AssignStatement' ? childrenOf(node) : [];
    const name = target && textAt(file, target);
    if (name === '__test__') return node.lastChild?.name === 'Boolean' && textAt(file, node.lastChild) === 'False';
    return name === 'pytestmark' && marksIn(file, node, offNames);
  });
}

function isModuleSkip(file: PythonFile, node: SyntaxNode): boolean {
  const call = node.getChild('CallExpression');
  return call !== null && pathOf(file, call.firstChild).join('.') === 'pytest.skip';
}

function marksIn(file: PythonFile, node: SyntaxNode, offNames: ReadonlySet<string>): boolean {
  let isOff = false;
  node.cursor().iterate(({ name, from, to }) => {
    const text = file.text.slice(from, to);
    if (name === 'PropertyName' && offMarks.has(text)) isOff = true;
    if (name === 'VariableName' && offNames.has(text)) isOff = true;
  });
  return isOff;
}

// `needs_database = pytest.mark.skipif(…)`
function offNamesIn(file: PythonFile, items: readonly BlockItem[]): ReadonlySet<string> {
  return new Set(
    items.flatMap((item) => {
      const [target, , value] =
        item.kind === 'statement' && item.node.name === 'AssignStatement' ? childrenOf(item.node) : [];
      if (!target || target.name !== 'VariableName' || !value) return [];
      const path = pathOf(file, value.name === 'CallExpression' ? value.firstChild : value);
      return offMarks.has(path.at(-1) ?? '') ? [textAt(file, target)] : [];
    }),
  );
}

function casesIn(file: PythonFile, items: readonly BlockItem[]): ReadonlySet<string> {
  const cases = new Set<string>();
  for (const item of items)
    if (item.kind === 'definition' && isTestCase(file, item.definition, cases))
      cases.add(nameOf(file, item.definition));
  return cases;
}

function isTestCase(file: PythonFile, { node }: Definition, cases: ReadonlySet<string>): boolean {
  const bases = node.name === 'ClassDefinition' ? childrenOf(node.getChild('ArgList') ?? node) : [];
  return bases.some((base) => {
    const name = pathOf(file, base).at(-1) ?? '';
    return name.endsWith('TestCase') || cases.has(name);
  });
}
