import type { Diagnostic, Severity } from '../diagnostics/index.js';
import { adviceLines } from './advice.js';
import { fenced } from './fenced.js';
import { markdownCode, markdownText } from './markdown-escape.js';
import { placeOf } from './place.js';
import type { ChangeLine, CommandResult } from './result.js';
import { countFindings, countWork, verdictOf } from './summary.js';
import { visible, visibleLines } from './visible.js';

// GitHub refuses a comment of more than 65,536 characters; what follows the report may need some of them.
const longest = 60_000;
const longestSentence = 1000;
const longestDiff = 8000;
const mostValues = 20;
// Kept free for the sentences that tell what was left out.
const tailRoom = 500;
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * For a pull request comment: the verdict, a table of findings (errors first), the changes in a collapsed block. At most
 * 60,000 characters; says how many findings and changes did not fit.
 */
export function formatMarkdown(result: CommandResult): string {
  const title = `## l9gen ${markdownText(clip(result.command))}: ${verdictOf(result)}`;
  const head = [title, '', sentenceOf(result), ...factsOf(result), ...nextOf(result)];
  const findings = takeWhileFits(errorsFirst(result.diagnostics).map(rowOf), longest - tailRoom - lengthOf(head));
  const changed = (result.changes ?? []).filter(({ action }) => action !== 'unchanged');
  const room = longest - tailRoom - lengthOf(head) - lengthOf(findings);
  const changes = takeWhileFits(changed.map(changeBlock), room);
  const lines = [
    ...head,
    ...tableOf(findings, result.diagnostics.length - findings.length),
    ...detailsOf(['change', 'changes'], changes, changed.length - changes.length),
    ...gapDetails(result, room - lengthOf(changes)),
  ];
  return `${lines.join('\n')}\n`;
}

function sentenceOf(result: CommandResult): string {
  const found = countFindings(result) || 'No findings';
  const work = countWork(result);
  return `${found}${work && ` (${markdownText(clip(work))})`}.`;
}

function factsOf({ facts = [] }: CommandResult): readonly string[] {
  const lines = facts.map(({ name, values }) => {
    const told = values.slice(0, mostValues).map((value) => markdownCode(clip(value)));
    return `- ${markdownText(name)}: ${told.join('<br>')}`;
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

function nextOf({ next = [] }: CommandResult): readonly string[] {
  return next.length === 0 ? [] : ['', `next: ${next.map((step) => markdownCode(clip(step))).join(', ')}`];
}

function errorsFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return severities.flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity));
}

// How gaps are closed, and which ones are waived, is for who wants to know.
function gapDetails({ diagnostics, notes = [] }: CommandResult, room: number): readonly string[] {
  const steps = errorsFirst(diagnostics).flatMap((finding) => (finding.gap ? [stepOf(finding)] : []));
  const shown = takeWhileFits(steps, room);
  const waived = notes.flatMap(({ gap, message }) => (gap?.waiver ? [waivedLine(gap.waiver, message)] : []));
  const shownWaived = takeWhileFits(waived, room - lengthOf(shown));
  return [
    ...detailsOf(['step to take', 'steps to take'], shown, steps.length - shown.length),
    ...detailsOf(['waived gap', 'waived gaps'], shownWaived, waived.length - shownWaived.length),
  ];
}

function stepOf(finding: Diagnostic): string {
  const advice = adviceLines(finding).map((line) => markdownText(clip(line)));
  return `- ${markdownCode(finding.gap?.id ?? '')} ${advice.join('<br>')}`;
}

function waivedLine({ reason, until }: { readonly reason: string; readonly until?: string }, message: string): string {
  const why = until === undefined ? reason : `${reason} (until ${until})`;
  return `- ${markdownText(clip(message))}<br>${markdownText(clip(why))}`;
}

function rowOf(diagnostic: Diagnostic): string {
  const { code, severity, message } = diagnostic;
  // A gap has its advice below the table.
  const told = [message, ...(diagnostic.gap ? [] : adviceLines(diagnostic))]
    .map((line) => markdownText(clip(line)))
    .join('<br>');
  return `| ${severity} | ${markdownCode(placeOf(diagnostic))} | ${markdownCode(code)} | ${told} |`;
}

function tableOf(rows: readonly string[], leftOut: number): readonly string[] {
  const table =
    rows.length === 0 ? [] : ['', '| Severity | Place | Code | Message |', '| --- | --- | --- | --- |', ...rows];
  return leftOut === 0 ? table : [...table, '', `${leftOut} more ${leftOut === 1 ? 'finding' : 'findings'} left out.`];
}

function changeBlock({ action, path, note, drift, reason, diff }: ChangeLine): string {
  const about = [note, drift, reason && `from ${reason}`].filter((words) => words !== undefined).join(', ');
  const line = `- ${action} ${markdownCode(path)}${about === '' ? '' : ` ${markdownText(clip(about))}`}`;
  if (diff === undefined || diff === '') return line;
  if (diff.length > longestDiff) return `${line} (diff of ${diff.length} characters left out)`;
  return [line, '', ...fenced(visibleLines(diff.replace(/\r?\n$/, '')), 'diff').map((row) => `  ${row}`), ''].join(
    '\n',
  );
}

/** What is listed: one of it, and several. */
type Words = readonly [one: string, several: string];

function detailsOf([one, several]: Words, blocks: readonly string[], leftOut: number): readonly string[] {
  const count = blocks.length + leftOut;
  if (count === 0) return [];
  const rest = leftOut === 0 ? [] : ['', `${leftOut} more left out.`];
  return [
    '',
    '<details>',
    `<summary>${count} ${count === 1 ? one : several}</summary>`,
    '',
    ...blocks,
    ...rest,
    '',
    '</details>',
  ];
}

function takeWhileFits(blocks: readonly string[], room: number): readonly string[] {
  let left = room;
  for (const [index, block] of blocks.entries()) {
    left -= block.length + 1;
    if (left < 0) return blocks.slice(0, index);
  }
  return blocks;
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 1, 0);
}

/** A sentence that cannot fill the comment alone; cut before escaping, so that no entity is cut in two. */
function clip(text: string): string {
  const characters = [...visible(text)];
  return characters.length <= longestSentence
    ? characters.join('')
    : `${characters.slice(0, longestSentence).join('')}…`;
}
