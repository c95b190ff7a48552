import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong with what a repair is asked for, and what it has to tell. */
export const repairDiagnostics = defineDiagnostics('toolkit', {
  'no-such-gap': {
    severity: 'error',
    title: 'no such gap',
    message: (p: { readonly id: string; readonly near: string | undefined }) =>
      `There is no gap \`${p.id}\`, in the repository or in the report${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'A gap is named by its id, which follows from what is wrong and stays while that is.',
    fix: 'Run "l9gen gaps" to see the gaps that there are now.',
    example: 'l9gen repair --gap GAP-3f9c1a2b7d11    → toolkit/no-such-gap\nl9gen repair --gap GAP-3f9c1a2b7d10',
  },
  'no-such-report': {
    severity: 'error',
    title: 'no such report',
    message: (p: { readonly file: string; readonly problem: string }) =>
      `The report \`${p.file}\` cannot be used: ${p.problem}.`,
    cause:
      'A report is named by its path from --cwd; without one the usual report is read, or the repository is scanned.',
    fix: 'Give the path of a report that "l9gen gaps" wrote, or none.',
    example: 'l9gen repair gaps.yaml    → toolkit/no-such-report\nl9gen repair meta-gaps.yaml',
  },
  'contract-gone': {
    severity: 'warning',
    title: 'contract of a gap is gone',
    message: (p: { readonly contract: string }) =>
      `The report has gaps of the contract \`${p.contract}\`, which is not there any more.`,
    cause: 'The contract was deleted or renamed since the report was made, so that nothing demands what it demanded.',
    fix: 'Make the report anew with "l9gen gaps"; where the contract was deleted by mistake, bring it back first.',
    example:
      'git rm l9/core/agents/tests.meta.yaml && l9gen repair meta-gaps.yaml    → toolkit/contract-gone\nl9gen gaps; l9gen repair',
  },
  'report-of-another-version': {
    severity: 'warning',
    title: 'report of another version',
    message: (p: { readonly version: string; readonly own: string }) =>
      `The report was made by version ${p.version}, and this is ${p.own}; only gaps that both know are repaired.`,
    cause: 'Another version may judge otherwise, so that it names gaps that this one does not find.',
    fix: 'Make the report anew with "l9gen gaps".',
    example:
      'npm update l9gen && l9gen repair meta-gaps.yaml    → toolkit/report-of-another-version\nl9gen gaps; l9gen repair',
  },
  'report-of-other-contracts': {
    severity: 'warning',
    title: 'report of other contracts',
    message: (_: Readonly<Record<string, never>>) =>
      'The contracts have changed since the report was made; only gaps that are still there are repaired.',
    cause: 'The report was made at another commit, or contracts were edited since.',
    fix: 'Make the report anew with "l9gen gaps".',
    example:
      'git switch main && l9gen repair meta-gaps.yaml    → toolkit/report-of-other-contracts\nl9gen gaps; l9gen repair',
  },
  'work-order-edited': {
    severity: 'info',
    title: 'work order was edited',
    message: (p: { readonly path: string; readonly isClosed: boolean }) =>
      p.isClosed
        ? `The gap of the work order \`${p.path}\` is closed, but the file was edited and stays.`
        : `The work order \`${p.path}\` was edited, so that it is not written anew.`,
    cause: 'A person or an agent wrote into the file, and what people write is not overwritten.',
    fix: 'Delete the file when it is needed no more; the next repair writes it anew where its gap is still there.',
    example:
      'notes in .l9gen/work-orders/GAP-3f9c1a2b7d10.md; l9gen repair    → toolkit/work-order-edited\nrm .l9gen/work-orders/GAP-3f9c1a2b7d10.md',
  },
  'repair-withheld': {
    severity: 'error',
    title: 'repair would open other gaps',
    message: (p: { readonly gap: string; readonly files: readonly string[]; readonly problems: readonly string[] }) =>
      `The repair of ${p.gap} is not written: with ${p.files.map((file) => `\`${file}\``).join(' and ')} ${p.problems.length === 1 ? 'a gap opens that is' : `${p.problems.length} gaps open that are`} not there now: ${p.problems[0] ?? ''}`,
    cause: 'A repair may close gaps only; what would take the place of this one needs a person.',
    fix: 'Mend what is told of first, or carry the work order out; then repair again.',
    example:
      'a test file is missing, and what the templates make of it does not cover a behaviour that tests.meta.yaml demands    → toolkit/repair-withheld\nthe behaviour is covered in a file of its own, then l9gen repair',
  },
});
