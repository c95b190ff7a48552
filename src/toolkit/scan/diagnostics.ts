import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong with how gaps are scanned for, reported and waived. */
export const scanDiagnostics = defineDiagnostics('toolkit', {
  'foreign-report': {
    severity: 'error',
    title: 'report would replace another file',
    message: (p: { readonly file: string; readonly found: string }) =>
      `\`${p.file}\` is ${p.found}, so the report was not written and nothing there was changed.`,
    cause: 'Only a report that l9gen wrote is replaced or taken away; what stands at its place is something else.',
    fix: 'Move the file away, or give the report another place with --output.',
    example:
      'meta-gaps.yaml holds a list that a script of your own made\nl9gen gaps    → toolkit/foreign-report\n\nl9gen gaps --output reports/gaps.yaml',
  },
  'report-place': {
    severity: 'error',
    title: 'report cannot be written there',
    message: (p: { readonly path: string; readonly problem: string }) =>
      `The report cannot be written to \`${p.path}\`: the path ${p.problem}.`,
    cause: 'A report is written inside the repository, as a YAML file of its own.',
    fix: 'Name a path in the repository that ends in .yaml; for another form or place, print it: --format json > gaps.json.',
    example: 'l9gen gaps --output /tmp/gaps.yaml    → toolkit/report-place\nl9gen gaps --output reports/gaps.yaml',
  },
  'unknown-gap': {
    severity: 'error',
    title: 'no such gap',
    message: (p: { readonly id: string; readonly near: string | undefined }) =>
      `There is no open gap \`${p.id}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Only a gap that is open now can be accepted: one that is closed, or waived already, needs no entry.',
    fix: 'Copy the id from "l9gen gaps".',
    example:
      'l9gen gaps --accept GAP-000000000000 --reason "Later."    → toolkit/unknown-gap\nl9gen gaps --accept GAP-3f9c1a2b7d10 --reason "The store goes in March."',
  },
  'accepted-until': {
    severity: 'error',
    title: 'day cannot be taken',
    message: (p: { readonly until: string; readonly problem: string }) => `\`${p.until}\` ${p.problem}.`,
    cause: 'An exception ends on a day that is still to come, written as year, month and day.',
    fix: 'Write a day such as 2027-03-31, or leave --until out.',
    example:
      'l9gen gaps --accept GAP-3f9c1a2b7d10 --reason "It goes." --until march    → toolkit/accepted-until\nl9gen gaps --accept GAP-3f9c1a2b7d10 --reason "It goes." --until 2027-03-31',
  },
});
