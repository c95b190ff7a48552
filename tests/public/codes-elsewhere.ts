/** Codes whose findings have no line and column, because what they are about has none. Cases raise them all the same. */
export const withoutPlace: Readonly<Record<string, string>> = {
  'apply/journal-untrusted': 'about the journal as a whole',
  'apply/locked': 'about the claim of another run: an empty file',
  'apply/not-a-file': 'about what stands at paths of the tree',
  'apply/undo-blocked': 'about files of the tree and their backups',
  'cli/inside-workspace': 'about an argument',
  'cli/no-folder': 'about an argument',
  'cli/not-asked': 'about an argument',
  'cli/unfit-flag': 'about an argument',
  'cli/unfit-plan-file': 'about an argument',
  'cli/unfit-report': 'about an argument',
  'cli/wrong-time': 'about a variable of the environment',
  'cli/wrong-usage': 'about an argument',
  'documents/list-not-found': 'about a list that is not there',
  'model/folder-not-registered': 'about a folder',
  'model/invalid-module-id': 'about an argument; in a contract the schema tells the same',
  'model/unknown-answer': 'about an argument',
  'plan/not-a-saved-plan': 'about a file as a whole',
  'plan/packages-added': 'about a file as a whole',
  'plan/slot-missing': 'about a file that is not there',
  'sources/no-contracts': 'about a folder',
  'sources/no-workspace': 'about a folder',
  'toolkit/accepted-until': 'about an argument',
  'toolkit/credentials-in-url': 'about an argument',
  'toolkit/file-not-found': 'about an argument',
  'toolkit/line-out-of-range': 'about an argument',
  'plan/not-adoptable': 'about an argument',
  'toolkit/no-such-gap': 'about an argument',
  'toolkit/no-such-report': 'about an argument',
  'toolkit/not-ejectable': 'about an argument',
  'toolkit/not-wanted': 'about an argument',
  'toolkit/nothing-to-discard': 'about an argument',
  'toolkit/plan-file': 'about an argument',
  'toolkit/report-place': 'about an argument',
  'toolkit/settled-run': 'about an earlier run',
  'toolkit/spec-not-found': 'about an argument',
  'toolkit/stale-input': 'about a file as a whole',
  'toolkit/unknown-code': 'about an argument',
  'toolkit/unknown-conflict': 'about an argument',
  'toolkit/unknown-gap': 'about an argument',
  'toolkit/unknown-decision': 'about an argument',
};

interface Elsewhere {
  readonly why: string;
  /** The test that raises it. */
  readonly test: string;
}

const onePlan = 'a case would need a second process, a full disk or a plan that was tampered with';
const ofGaps = 'each form of demand is held against one tree that keeps it and one that does not, without a command';
const ourTemplates = 'about the templates that l9gen ships; no command of a user reaches it while they are right';

function raisedBy(test: string, why: string, codes: readonly string[]): Readonly<Record<string, Elsewhere>> {
  return Object.fromEntries(codes.map((code) => [code, { why, test }]));
}

/** Codes that no command line raises in a tree that a case can build. */
export const withoutCase: Readonly<Record<string, Elsewhere>> = {
  ...raisedBy('tests/rooms/apply/apply-plan.test.ts', onePlan, [
    'apply/damaged-plan',
    'apply/disk-full',
    'apply/forbidden-path',
    'apply/interrupted',
    'apply/leaves-root',
    'apply/left-over',
    'apply/not-undone',
    'apply/not-writable',
    'apply/not-written',
    'apply/other-file-system',
    'apply/path-clash',
    'apply/stale-plan',
  ]),
  ...raisedBy('tests/rooms/toolkit/two-at-once.test.ts', 'needs a second process', ['toolkit/tree-in-motion']),
  ...raisedBy('tests/laws/saved-plan.test.ts', 'about a plan whose digest was made to fit', ['toolkit/plan-not-ours']),
  ...raisedBy('tests/laws/hostile-workspace.test.ts', 'needs more contracts than a case can hold', [
    'toolkit/more-findings',
  ]),
  ...raisedBy('tests/rooms/code/refusals.test.ts', 'the wiring of two modules never disagrees on one entry', [
    'code/edits-disagree',
  ]),
  ...raisedBy('tests/rooms/sources/find-contracts.test.ts', 'needs a folder without permissions', [
    'sources/folder-not-readable',
  ]),
  ...raisedBy('tests/rooms/render/check-templates.test.ts', ourTemplates, [
    'render/each-over-object',
    'render/missing-view-schema',
    'render/unescaped-value',
    'render/unknown-helper',
    'render/unknown-partial',
    'render/unknown-path',
    'render/unsupported-syntax',
    'render/unused-partial',
    'render/wrong-arguments',
  ]),
  ...raisedBy('tests/rooms/render/renderer.test.ts', ourTemplates, [
    'render/missing-value',
    'render/template-error',
    'render/unknown-template',
  ]),
  ...raisedBy('tests/rooms/gaps/demands.test.ts', ofGaps, [
    'gaps/coverage-below',
    'gaps/framework-not-named',
    'gaps/manifest-stale',
    'gaps/missing-manifest',
    'gaps/missing-package-index',
    'gaps/not-applicable',
    'gaps/test-elsewhere',
    'gaps/test-not-found',
    'gaps/tests-flaky',
    'gaps/tests-too-slow',
  ]),
  ...raisedBy('tests/rooms/gaps/named-in-contracts.test.ts', ofGaps, [
    'gaps/missing-example',
    'gaps/missing-variable',
    'gaps/schema-violation',
  ]),
  ...raisedBy('tests/rooms/render/format-text.test.ts', ourTemplates, ['render/output-does-not-parse']),
};

/** Codes that guard against what nobody could provoke. */
export const withoutTest: Readonly<Record<string, string>> = {
  'code/edit-would-lose-text':
    'no splice that wiring makes loses text; the oracle behind it is asked with broken splices in tests/laws/oracle.test.ts',
  'render/output-does-not-settle':
    'every text that was tried, 20,000 random ones among them, settles within three rounds of Prettier 3.10',
};
