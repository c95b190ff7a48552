import type { DemandForm, Demand, GapKind, Obligation } from '../../../src/gaps/index.js';
import { relPath, type RelPath } from '../../../src/text/index.js';
import type { Tree } from './scan-tree.js';

/** What one obligation loses, and the gap that must be told of it. */
export interface Damage {
  readonly what: string;
  readonly tree: Tree;
  readonly gap: { readonly kind: GapKind; readonly target?: RelPath };
}

type DemandOf<F extends DemandForm> = Extract<Demand, { readonly form: F }>;
type Damages = { readonly [F in DemandForm]: (demand: DemandOf<F>, tree: Tree) => readonly Damage[] };

/** What can be done to an obligation so that it is kept no more. A form without a damage does not compile. */
const damages: Damages = {
  file: ({ path, kind, or = [] }, tree) => [
    {
      what: 'deleted',
      tree: [path, ...or].filter((one) => isIn(tree, one)).reduce(without, tree),
      gap: { kind, target: path },
    },
  ],
  section: ({ path, title }, tree) => {
    const heading = `## ${title}`;
    const gap = { kind: 'missing_section', target: path } as const;
    return [
      { what: 'heading taken out', tree: edited(tree, path, (text) => text.replace(heading, '')), gap },
      { what: 'heading renamed', tree: edited(tree, path, (text) => text.replace(heading, '## Something else')), gap },
      {
        what: 'heading in a fence',
        tree: edited(tree, path, (text) => text.replace(heading, `\`\`\`\n${heading}\n\`\`\``)),
        gap,
      },
      {
        what: 'heading in a comment',
        tree: edited(tree, path, (text) => text.replace(heading, `<!--\n${heading}\n-->`)),
        gap,
      },
    ];
  },
  'test-file': ({ path }, tree) => [
    { what: 'deleted', tree: without(tree, path), gap: { kind: 'missing_test_file', target: path } },
    ...withoutTests(tree, path),
    {
      what: 'syntax error',
      tree: edited(tree, path, (text) => `${text}\ndef (:\n`),
      gap: { kind: 'not_evaluable', target: path },
    },
  ],
  behaviour: ({ path, text }, tree) => {
    const tag = `@covers "${text}"`;
    const gap = { kind: 'missing_behavior', target: path } as const;
    return [
      { what: 'tag of another', tree: edited(tree, path, (code) => code.replace(tag, '@covers "nothing of it"')), gap },
      { what: 'test skipped', tree: edited(tree, path, (code) => skipped(code, tag)), gap },
      { what: 'test emptied', tree: edited(tree, path, (code) => emptied(code, tag)), gap },
      { what: 'test without assertion', tree: edited(tree, path, (code) => unasserted(code, tag)), gap },
    ];
  },
  scenario: ({ path, id, folder }, tree) => [
    ...(folder === undefined && !path.includes(id)
      ? [
          {
            what: 'tag of another',
            tree: edited(tree, path, (code) => code.replace(`@covers "${id}"`, '@covers "another"')),
            gap: { kind: 'missing_test_case', target: path } as const,
          },
        ]
      : []),
    ...(folder === undefined
      ? []
      : [{ what: 'deleted', tree: without(tree, path), gap: { kind: 'missing_test_file', target: path } as const }]),
    ...withoutTests(tree, path),
  ],
  symbol: ({ path, name, signature }, tree) => [
    {
      what: 'renamed',
      tree: edited(tree, path, (code) => code.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `Other${name}`)),
      gap: { kind: 'missing_symbol', target: path },
    },
    ...(signature === undefined
      ? []
      : [
          {
            what: 'another parameter',
            tree: edited(tree, path, (code) => code.replace(`${name}(`, `${name}(more: int, `)),
            gap: { kind: 'signature_differs', target: path } as const,
          },
          {
            what: 'another result',
            tree: edited(tree, path, (code) => code.replace(/-> [^:]+:/, '-> int:')),
            gap: { kind: 'signature_differs', target: path } as const,
          },
        ]),
  ],
  // Of several that need one, the first tells that there is none.
  'env-example': ({ isSecond }, tree) =>
    isSecond === true
      ? []
      : [{ what: 'deleted', tree: without(tree, envExample), gap: { kind: 'missing_file', target: envExample } }],
  variable: ({ name }, tree) => [
    {
      what: 'line taken out',
      tree: edited(tree, envExample, (text) => text.replace(new RegExp(`^${name}=.*\n`, 'm'), '')),
      gap: { kind: 'missing_symbol', target: envExample },
    },
  ],
  coverage: ({ level }, tree) => {
    const report = relPath(level === 'unit' ? 'coverage.xml' : 'coverage/integration/lcov.info');
    const lower = (text: string): string =>
      text.replace('lines-covered="90"', 'lines-covered="40"').replace('LH:7', 'LH:4');
    const broken = (text: string): string => text.replace('<coverage', '<other').replace('LF:10', 'LF:none');
    return [
      { what: 'lowered', tree: edited(tree, report, lower), gap: { kind: 'coverage_below' } },
      {
        what: 'report broken',
        tree: edited(tree, report, broken),
        gap: { kind: 'not_evaluable', target: report },
      },
    ];
  },
  'test-run': ({ mostSeconds }, tree) => {
    const report = relPath('junit-integration.xml');
    const slow = (text: string): string => text.replace('time="3.5"', 'time="3500"');
    const flaky = (text: string): string =>
      text.replace(
        '</testsuite>',
        `${text.slice(text.indexOf('<testcase'), text.indexOf('/>'))}><failure/></testcase></testsuite>`,
      );
    const edit = mostSeconds === undefined ? flaky : slow;
    return [{ what: 'over the limit', tree: edited(tree, report, edit), gap: { kind: 'nonconformance' } }];
  },
  'test-names': ({ folder }, tree) => {
    const path = relPath(`${folder}/checks.py`);
    const gap = { kind: 'naming_violation', target: path } as const;
    return [{ what: 'a file that no run finds', tree: { ...tree, [path]: 'def test_it():\n    assert 1\n' }, gap }];
  },
  'test-places': ({ root }, tree) => {
    const path = relPath(`${root}/elsewhere/test_it.py`);
    const gap = { kind: 'naming_violation', target: path } as const;
    return [{ what: 'a file elsewhere', tree: { ...tree, [path]: 'def test_it():\n    assert 1\n' }, gap }];
  },
  framework: ({ name }, tree) => {
    const path = relPath('pyproject.toml');
    const edit = (text: string): string => text.replaceAll(`"${name}`, '"other');
    return [{ what: 'not installed', tree: edited(tree, path, edit), gap: { kind: 'missing_symbol', target: path } }];
  },
  'package-index': ({ root }, tree) => {
    const path = relPath(`${root}/core/tools/__init__.py`);
    return [{ what: 'deleted', tree: without(tree, path), gap: { kind: 'missing_file', target: path } }];
  },
  manifest: ({ path }, tree) => [
    { what: 'deleted', tree: without(tree, path), gap: { kind: 'missing_file', target: path } },
    {
      what: 'of another time',
      tree: { ...tree, [path]: '{ "files": ["l9/agents/pilot/older.py"] }\n' },
      gap: { kind: 'stale_generated', target: path },
    },
  ],
  'test-of': ({ subject }, tree) => {
    const path = relPath(`tests/unit/test_${subject.replace(/^.*\/|\.py$/g, '')}.py`);
    return [
      { what: 'deleted', tree: without(tree, path), gap: { kind: 'missing_test_file', target: path } },
      ...withoutTests(tree, path),
    ];
  },
};

const envExample = relPath('.env.example');

/** The ways in which an obligation can be broken, each by itself. */
export function damagesTo({ demand }: Obligation, tree: Tree): readonly Damage[] {
  const list = damages[demand.form] as (demand: Demand, tree: Tree) => readonly Damage[];
  return list(demand, tree);
}

function withoutTests(tree: Tree, path: RelPath): readonly Damage[] {
  const gap = { kind: 'missing_test_case', target: path } as const;
  return [
    {
      what: 'all tests skipped',
      tree: edited(tree, path, (code) => code.replace(/^def /gm, '@pytest.mark.skip\ndef ')),
      gap,
    },
    {
      what: 'all tests emptied',
      tree: edited(tree, path, (code) => code.replace(/^ {4}assert .*$/gm, '    pass')),
      gap,
    },
    { what: 'emptied', tree: { ...tree, [path]: '' }, gap },
  ];
}

function isIn(tree: Tree, path: RelPath): boolean {
  return Object.keys(tree).some((file) => file === path || file.startsWith(`${path}/`));
}

/** A repository without a file, or without a folder and all that is in it. */
function without(tree: Tree, path: RelPath): Tree {
  const left = Object.entries(tree).filter(([file]) => file !== path && !file.startsWith(`${path}/`));
  if (left.length === Object.keys(tree).length) throw new Error(`${path} is not there to be deleted`);
  return Object.fromEntries(left);
}

/** A repository with a file changed; throws where the change changes nothing. */
function edited(tree: Tree, path: RelPath, edit: (text: string) => string): Tree {
  const before = tree[path] ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`the edit of ${path} changes nothing`);
  return { ...tree, [path]: after };
}

// The test below a tag, in lines: the tag, its `def`, its body.
function partsBelow(
  code: string,
  tag: string,
): readonly [before: string, definition: string, body: string, after: string] {
  const at = code.indexOf(tag);
  const start = code.indexOf('def ', at);
  const body = code.indexOf('\n', start) + 1;
  const end = code.indexOf('\n', body) + 1;
  if (at < 0 || end <= 0) throw new Error(`no test shows ${tag}`);
  return [code.slice(0, start), code.slice(start, body), code.slice(body, end), code.slice(end)];
}

function skipped(code: string, tag: string): string {
  const [before, definition, body, after] = partsBelow(code, tag);
  return `${before}@pytest.mark.skip(reason="later")\n${definition}${body}${after}`;
}

function emptied(code: string, tag: string): string {
  const [before, definition, , after] = partsBelow(code, tag);
  return `${before}${definition}    pass\n${after}`;
}

function unasserted(code: string, tag: string): string {
  const [before, definition, , after] = partsBelow(code, tag);
  return `${before}${definition}    value = 1\n${after}`;
}
