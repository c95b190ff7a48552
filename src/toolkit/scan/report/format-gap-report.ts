import { printYaml } from '../../../documents/index.js';
import type { Gap } from '../../../gaps/index.js';
import type { FamilyContract } from '../../../model/index.js';
import type { Hash, RelPath } from '../../../text/index.js';
import { toolName } from './report-places.js';

/** What a report says besides the gaps. */
export interface ReportHead {
  readonly toolVersion: string;
  /** Hash of the contracts that were judged. */
  readonly inputs: Hash;
  /** The contract of the repository, where it has one. */
  readonly repoContract?: RelPath;
}

type ReportedGap = FamilyContract<'gap-report'>['value']['gaps'][number];

// Characters. A file of more than a million is read by nobody, us included.
const longest = 900_000;

/**
 * The text of `meta-gaps.yaml`, version 1: gaps in the order in which they come, no time and no line number in it. Of very
 * many the first are listed, and how many more there are.
 */
export function formatGapReport(head: ReportHead, gaps: readonly Gap[]): string {
  const listed = takeWhileFits(gaps);
  const omitted = gaps.length - listed.length;
  return [
    '# Written by l9gen gaps, and read by l9gen repair. It follows from the contracts: nothing in it is to be edited.\n',
    printYaml(headOf(head)),
    listed.length === 0 ? 'gaps: []\n' : 'gaps:\n',
    ...listed,
    omitted === 0 ? '' : printYaml({ omitted }),
  ].join('');
}

function headOf({
  toolVersion,
  inputs,
  repoContract,
}: ReportHead): Omit<FamilyContract<'gap-report'>['value'], 'gaps'> {
  return {
    version: 1,
    tool: { name: toolName, version: toolVersion },
    inputs: `sha256:${inputs}`,
    repo: { root: '.', ...(repoContract && { meta_repo_contract: repoContract }) },
  };
}

function reportedGap(gap: Gap): ReportedGap {
  const { id, kind, outcome, severity, code, context, effort, waiver } = gap;
  return {
    id,
    fingerprint: `sha256:${gap.fingerprint}`,
    kind,
    outcome,
    severity,
    code,
    meta_type: gap.metaType,
    meta_file: gap.metaFile,
    ...(gap.metaPointer === undefined || gap.metaPointer === '' ? {} : { meta_pointer: gap.metaPointer }),
    ...(gap.targetFile === undefined ? {} : { target_file: gap.targetFile }),
    write_set: [...gap.writeSet],
    context: contextOf(context),
    remediation: { effort, ...remedyOf(gap) },
    ...(waiver && { waiver }),
  };
}

// A repair writes nothing but what a gap allows: without that it could only send for a person.
function remedyOf({ id, writeSet, hint }: Gap): Pick<NonNullable<ReportedGap['remediation']>, 'command' | 'advice'> {
  if (writeSet.length > 0) return { command: `${toolName} repair --gap ${id}` };
  return hint === '' ? {} : { advice: hint };
}

function contextOf(context: Gap['context']): NonNullable<ReportedGap['context']> {
  const { subsystem, requiredSections, modulePath, mustCover, mustAssert, problem, expectedRootPath } = context;
  return {
    ...(subsystem && { subsystem }),
    ...(requiredSections && { required_sections: [...requiredSections] }),
    ...(modulePath && { module_path: modulePath }),
    ...(mustCover && { must_cover: [...mustCover] }),
    ...(mustAssert && { must_assert: [...mustAssert] }),
    problem,
    ...(expectedRootPath && { expected_root_path: expectedRootPath }),
  };
}

function takeWhileFits(gaps: readonly Gap[]): readonly string[] {
  const blocks: string[] = [];
  let room = longest;
  for (const gap of gaps) {
    const block = printYaml({ gaps: [reportedGap(gap)] }).slice('gaps:\n'.length);
    room -= block.length;
    if (room < 0) return blocks;
    blocks.push(block);
  }
  return blocks;
}
