import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with the record of what was made. */
export const ledgerDiagnostics = defineDiagnostics('ledger', {
  'not-readable': {
    severity: 'error',
    title: 'ledger cannot be trusted',
    message: (p: { readonly problem: string }) => `The ledger cannot be read: ${p.problem}.`,
    cause:
      'The record of what l9gen made was edited by hand, merged badly, or written by another version. Without it nothing proves which files may be changed.',
    fix: 'Restore the file from version control. If it is lost, delete it: files that are still exactly as generated are recognised again.',
    example:
      '.l9gen/modules/slack_webhook.json:\n<<<<<<< HEAD\n\ngit checkout --ours .l9gen/modules/slack_webhook.json && l9gen generate',
  },
  'bases-not-readable': {
    severity: 'warning',
    title: 'merge bases cannot be read',
    message: (p: { readonly problem: string }) => `The merge bases cannot be read: ${p.problem}.`,
    cause:
      'The texts that l9gen made last were edited by hand or merged badly. Without them a hand edit of a generated file cannot be merged when its contract changes.',
    fix: 'Restore the file from version control. If it is lost, run "l9gen generate": the texts of files that nobody edited are recorded again.',
    example:
      '.l9gen/bases/slack_webhook.json:\n<<<<<<< HEAD\n\ngit checkout --ours .l9gen/bases/slack_webhook.json && l9gen generate',
  },
  'decision-not-readable': {
    severity: 'error',
    title: 'decision cannot be trusted',
    message: (p: { readonly problem: string }) => `The decision cannot be read: ${p.problem}.`,
    cause: 'The record of how a conflict was settled was edited by hand, renamed or merged badly.',
    fix: 'Restore the file from version control, or delete it: the conflict then shows again and can be decided anew.',
    example:
      '.l9gen/decisions/0123456789abcdef.json edited by hand    → ledger/decision-not-readable\n\ngit checkout .l9gen/decisions',
  },
});
