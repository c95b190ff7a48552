import type { Diagnostic } from '../diagnostics/index.js';
import { toolkitDiagnostics } from './diagnostics.js';

// A report of a hundred thousand findings takes a gigabyte to write, and nobody reads it.
const mostListed = 10_000;

/** The findings that a report lists, in their order: all, or the first of very many, errors before all others. */
export function listFindings(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (findings.length <= mostListed) return findings;
  const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
  const byWeight = [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
  const listed = new Set(byWeight.slice(0, mostListed));
  const more = toolkitDiagnostics.create('more-findings', { count: findings.length - mostListed });
  return [more, ...findings.filter((finding) => listed.has(finding))];
}
