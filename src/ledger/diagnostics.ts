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
});
