import { exitCodes } from '../diagnostics/index.js';
import type { Severity } from '../diagnostics/index.js';
import type { CommandResult } from './result.js';
import { visible } from './visible.js';

const verdicts: ReadonlyMap<number, string> = new Map<number, string>([
  [exitCodes.usage, 'wrong usage or configuration'],
  [exitCodes.conflict, 'a conflict needs a decision'],
  [exitCodes.stale, 'the plan is stale'],
  [exitCodes.refused, 'refused for safety'],
  [exitCodes.locked, 'locked by another run'],
  [exitCodes.bug, 'stopped by a bug in l9gen'],
  [exitCodes.interrupted, 'interrupted'],
]);

const severities: readonly Severity[] = ['error', 'warning', 'info'];
// Counted from the findings themselves, so that the line cannot contradict the list above it.
const counted: ReadonlySet<string> = new Set(['errors', 'warnings', 'infos']);

/** `ok`, `failed`, or in a few words why the work could not be done: what the exit code means. */
export function verdictOf(result: CommandResult): string {
  return result.ok ? 'ok' : (verdicts.get(result.exitCode) ?? 'failed');
}

/** `2 errors, 1 warning`; empty when nothing was found. */
export function countFindings(result: CommandResult): string {
  return severities
    .map((severity) => ({
      severity,
      count: result.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** The counts of the command itself, as `modules 3, files written 12`; a zero is not worth saying, and a state says itself. */
export function countWork(result: CommandResult): string {
  return Object.entries(result.summary)
    .filter(([name, value]) => value !== 0 && value !== '' && !counted.has(name))
    .map(([name, value]) => (name === 'state' ? String(value) : `${wordsOf(name)} ${value}`))
    .map(visible)
    .join(', ');
}

/** Everything in one line without colour: `check: failed, 2 errors, 1 warning (modules 3)`. */
export function summaryLine(result: CommandResult): string {
  const [findings, work] = [countFindings(result), countWork(result)];
  return `${visible(result.command)}: ${verdictOf(result)}${findings && `, ${findings}`}${work && ` (${work})`}`;
}

function wordsOf(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
