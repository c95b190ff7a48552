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

/** What the repository and the contract say of a gap besides the scan. */
export interface Standing {
  /** The value that the contract states, where it is one. */
  readonly demanded: string | undefined;
  readonly isTargetThere: boolean;
}

/** When a gap is closed, condition by condition; made of what the scan of now says, so that it is what the next scan judges. */
export function conditionsOf(gap: Gap, standing: Standing): readonly Condition[] {
  const { requiredSections = [], mustCover = [], mustAssert = [] } = gap.context;
  const parts = partsOf[gap.kind]?.(gap, standing) ?? [];
  return [
    ...(parts.length === 0 ? [{ text: gap.hint }] : parts),
    ...requiredSections.map((title) => ({
      text: 'It has a section with this heading, and it says something:',
      code: title,
    })),
    ...[...mustCover, ...mustAssert].flatMap(behaviour),
  ];
}

type Parts = (gap: Gap, standing: Standing) => readonly Condition[];

const tests: readonly Condition[] = [
  { text: 'It holds tests that run and assert; none is skipped or empty.' },
  { text: 'They pass, and so do the tests that were there before.' },
];

const stands: Parts = ({ targetFile, context }, { isTargetThere }) =>
  isTargetThere || targetFile === undefined ? [over(context)] : [{ text: 'This file stands:', code: targetFile }];

const standsIn: Parts = ({ targetFile }) =>
  targetFile === undefined ? tests : [{ text: 'The test stands in this file:', code: targetFile }, ...tests];

const declares: Parts = ({ targetFile }, { demanded }) =>
  targetFile === undefined || demanded === undefined
    ? []
    : [
        { text: 'The name is declared in this file, and exported where others are to use it:', code: targetFile },
        { text: 'It is this one, as the contract states it:', code: demanded },
      ];

const partsOf: Readonly<Partial<Record<GapKind, Parts>>> = {
  missing_doc: stands,
  missing_section: ({ targetFile = '', context }) =>
    context.requiredSections ? [{ text: 'The document is this one:', code: targetFile }] : [over(context)],
  missing_test_file: (gap, standing) => [...stands(gap, standing), ...tests],
  missing_test_case: standsIn,
  missing_behavior: standsIn,
  missing_file: stands,
  missing_contract: stands,
  missing_symbol: declares,
  signature_differs: (_gap, { demanded }) =>
    demanded === undefined ? [] : [{ text: 'The code has the signature that the contract states:', code: demanded }],
};

// Where there is no more to say than what is wrong.
function over({ problem }: Gap['context']): Condition {
  return { text: `This is so no more: ${problem}` };
}

function behaviour(text: string): readonly Condition[] {
  return [
    { text: 'A test that runs and asserts proves this:', code: text },
    { text: 'Its title holds those words, or a comment on it says:', code: `@covers ${JSON.stringify(text)}` },
  ];
}
