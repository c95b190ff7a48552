import type { Diagnostic } from '../diagnostics/index.js';
import { adviceLines } from './advice.js';
import { groupBy } from './group.js';
import { fileOf, placeOf } from './place.js';
import type { CommandResult } from './result.js';
import { countFindings, summaryLine, verdictOf } from './summary.js';
import { visible } from './visible.js';

/** One test case: `body` is the finished inner XML. */
interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly failed: boolean;
  readonly skipped?: boolean;
  readonly body: string;
}

/**
 * JUnit XML as CI servers read it: a suite per file, a case per finding. Errors fail; warnings and infos pass and say what
 * they have to say in `system-out`. A run without a failing case gets one for itself, which fails when the run is not ok:
 * the report is never empty and never greener than the exit code. No times: the same result gives the same bytes.
 */
export function formatJunit(result: CommandResult): string {
  const name = `l9gen ${result.command}`;
  const findings = result.diagnostics.map((diagnostic) => findingCase(diagnostic, name));
  const waived = (result.notes ?? []).filter(({ gap }) => gap?.waiver).map((note) => waivedCase(note, name));
  const needsOwnCase = findings.length === 0 || (!result.ok && !findings.some(({ failed }) => failed));
  const cases = [...findings, ...waived, ...(needsOwnCase ? [runCase(result, name)] : [])];
  const suites = [...groupBy(cases, ({ suite }) => suite)].flatMap(([suite, members]) => suiteLines(suite, members));
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${attributesOf(name, cases)}>`, ...suites, '</testsuites>'].join('\n')}\n`;
}

function findingCase(diagnostic: Diagnostic, runName: string): TestCase {
  const { code, severity, message } = diagnostic;
  const place = placeOf(diagnostic);
  const told = [`${place && `${place}: `}${severity} ${code}: ${message}`, ...adviceLines(diagnostic)].join(' ');
  const failed = severity === 'error';
  const body = failed
    ? `<failure type="${xml(code)}" message="${xml(message)}">${xml(told)}</failure>`
    : `<system-out>${xml(told)}</system-out>`;
  return { suite: fileOf(diagnostic) ?? runName, name: `${code}: ${message}`, failed, body };
}

function waivedCase(note: Diagnostic, runName: string): TestCase {
  const { code, message, gap } = note;
  const { reason = '', until } = gap?.waiver ?? {};
  const body = `<skipped message="${xml(until === undefined ? reason : `${reason} (until ${until})`)}"/>`;
  return { suite: fileOf(note) ?? runName, name: `${code}: ${message}`, failed: false, skipped: true, body };
}

function runCase(result: CommandResult, runName: string): TestCase {
  const told = xml(summaryLine(result));
  const body = result.ok
    ? `<system-out>${told}</system-out>`
    : `<failure type="exit-${result.exitCode}" message="${xml(verdictOf(result))}">${told}</failure>`;
  return {
    suite: runName,
    name: countFindings(result) === '' ? 'no findings' : 'the run as a whole',
    failed: !result.ok,
    body,
  };
}

function suiteLines(suite: string, cases: readonly TestCase[]): readonly string[] {
  const rows = cases.map(
    ({ name, body }) => `    <testcase classname="${xml(suite)}" name="${xml(name)}">${body}</testcase>`,
  );
  return [`  <testsuite ${attributesOf(suite, cases)}>`, ...rows, '  </testsuite>'];
}

function attributesOf(name: string, cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failed }) => failed).length;
  const skipped = cases.filter((one) => one.skipped).length;
  return `name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0"${skipped > 0 ? ` skipped="${skipped}"` : ''}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for content and attributes (XML 1.0 §2.2, §2.4): what XML cannot carry at all is written out as visible text first. */
function xml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
