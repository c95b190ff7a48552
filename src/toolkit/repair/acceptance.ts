import type { Gap, GapKind } from '../../gaps/index.js';

/** One condition under which a gap is closed: words, and what has to stand there. */
export interface Condition {
  readonly text: string;
  readonly code?: string;
}

const titles: Readonly<Record<GapKind, string>> = {
  missing_doc: 'document is missing',
  missing_section: 'section is missing',
  missing_test_file: 'test file is missing',
  missing_test_case: 'test is missing',
  missing_behavior: 'behaviour is not tested',
  missing_file: 'file is missing',
  missing_symbol: 'name is not declared',
  missing_contract: 'contract is missing',
  signature_differs: 'signature is another',
  naming_violation: 'name breaks the convention',
  coverage_below: 'coverage is too low',
  wiring_violation: 'wiring is missing or wrong',
  registry_incoherent: 'registry does not fit',
  nonconformance: 'code does not do what its contract says',
  orphan_file: 'file belongs to nothing',
  stale_generated: 'generated file is not as its contracts ask',
  schema_violation: 'schema names what is not there',
  invalid_meta: 'contract does not hold',
  unknown_type: 'kind of contract is not known',
  conflict: 'contracts contradict each other',
  not_evaluable: 'obligation cannot be judged',
};

/** What is wrong, in a few words. */
export function titleOf({ kind }: Pick<Gap, 'kind'>): string {
  return titles[kind];
}

/** When a gap is closed, condition by condition; made of what the scan of now says, so that it is what the next scan judges. */
export function conditionsOf(gap: Gap): readonly Condition[] {
  const { targetFile, context } = gap;
  const { requiredSections = [], mustCover = [], mustAssert = [] } = context;
  const parts = partsOf[gap.kind]?.(gap) ?? [{ text: gap.hint }];
  return [
    ...parts.map((part) => (part === 'target' ? { text: 'This file stands:', code: targetFile ?? '' } : part)),
    ...requiredSections.map((title) => ({
      text: 'It has a section with this heading, and it says something:',
      code: title,
    })),
    ...[...mustCover, ...mustAssert].flatMap(behaviour),
  ];
}

type Part = Condition | 'target';

const tests: Part = { text: 'It holds tests that run and assert; none is skipped or empty.' };

const partsOf: Readonly<Partial<Record<GapKind, (gap: Gap) => readonly Part[]>>> = {
  missing_doc: () => ['target'],
  missing_section: ({ targetFile, context }) =>
    context.requiredSections
      ? [{ text: 'The document is this one:', code: targetFile ?? '' }]
      : ['target', { text: context.problem }],
  missing_test_file: () => ['target', tests],
  missing_test_case: ({ targetFile }) => [{ text: 'The test stands in this file:', code: targetFile ?? '' }, tests],
  missing_behavior: ({ targetFile }) => [{ text: 'The test stands in this file:', code: targetFile ?? '' }, tests],
  missing_file: () => ['target'],
  missing_contract: () => ['target'],
};

function behaviour(text: string): readonly Condition[] {
  return [
    { text: 'A test that runs and asserts proves this:', code: text },
    { text: 'Its title holds those words, or a comment on it says:', code: `@covers ${JSON.stringify(text)}` },
  ];
}
