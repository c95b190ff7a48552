import type { TestFile, TypeScriptTest } from '../code/index.js';
import type { Diagnostic, Occurrence } from '../diagnostics/index.js';
import { fileStart, type RelPath } from '../text/index.js';
import { approvalNeeded, createTestFiles } from './approval-demand.js';
import type { CodeFacts, Subject } from './code-facts.js';
import { conformDiagnostics } from './diagnostics.js';
import { provesAsking, provesHolding, provesProceeding } from './proves-approval.js';

/** Tests that run prove of each module that requires approval: nothing happens without, and with it the work proceeds. */
export function checkApprovalTests({ workspace, modules, facts }: Subject): readonly Diagnostic[] {
  const { approvalTests, modules: places } = workspace.contracts.wiring;
  if (!approvalTests) return [];
  const { place } = approvalTests;
  const testFilesOf = createTestFiles(workspace);
  return modules.flatMap((module) => {
    const need = approvalNeeded(module, workspace);
    const files = testFilesOf(module);
    // That none are declared is told of the contracts.
    if (need === 0 || files.length === 0) return [];
    const at = places.get(module.id)?.approval ?? { span: fileStart(module.specFile) };
    const unread = tellUnread({ files, facts, place }, at);
    if (unread.length > 0) return unread;
    const tests = files.flatMap((file) => testsOf(facts.tests.get(file)));
    const proofs = need === 1 ? proofsOfAsking : proofsOfHolding;
    const missing = proofs.filter(({ proves }) => !tests.some(proves)).map(({ what }) => what);
    if (missing.length === 0) return [];
    const parameters = { module: module.id, missing, files, place };
    return [conformDiagnostics.create('approval-not-proven', parameters, at)];
  });
}

interface Proof {
  readonly what: string;
  readonly proves: (test: TypeScriptTest) => boolean;
}

const proofsOfHolding: readonly Proof[] = [
  { what: 'that without approval the work is held', proves: provesHolding },
  { what: 'that with approval it proceeds', proves: provesProceeding },
];

const proofsOfAsking: readonly Proof[] = [{ what: 'that the approval is on record', proves: provesAsking }];

function testsOf(file: TestFile | undefined): readonly TypeScriptTest[] {
  return file && 'tests' in file ? file.tests : [];
}

interface Unread {
  readonly files: readonly RelPath[];
  readonly facts: CodeFacts;
  readonly place: string;
}

// Files that are not there are one problem of the contract; each that does not parse is one of its own.
function tellUnread({ files, facts, place }: Unread, at: Occurrence): readonly Diagnostic[] {
  const read = files.flatMap((file) => {
    const found = facts.tests.get(file);
    return found && 'why' in found ? [{ file, ...found }] : [];
  });
  const tell = (names: readonly RelPath[], why: string, where: Occurrence): Diagnostic => {
    const looked = `tests of the approval in ${names.map((name) => `\`${name}\``).join(', ')}`;
    const how = 'name the test files in `tests` of the module meta, or in the tests.meta.yaml beside it';
    return conformDiagnostics.create('not-evaluable', { invariant: 'governance', looked, why, how, place }, where);
  };
  const absent = read.filter(({ problem }) => problem === undefined);
  const broken = read.flatMap(({ file, why, problem }) => (problem ? [tell([file], why, { span: problem })] : []));
  const [first] = absent;
  return [
    ...(first
      ? [
          tell(
            absent.map(({ file }) => file),
            first.why,
            at,
          ),
        ]
      : []),
    ...broken,
  ];
}
