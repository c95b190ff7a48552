import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with how a verb is used. */
export const toolkitDiagnostics = defineDiagnostics('toolkit', {
  'unknown-code': {
    severity: 'error',
    title: 'unknown diagnostic code',
    message: (p: { readonly code: string; readonly near: string | undefined }) =>
      `There is no diagnostic \`${p.code}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Codes are written room/name, as every finding shows them.',
    fix: 'Copy the code from the finding, or see docs/diagnostics.md.',
  },
  'module-exists': {
    severity: 'error',
    title: 'module exists already',
    message: (p: { readonly module: string; readonly spec: string }) =>
      `The module \`${p.module}\` is registered and has its spec \`${p.spec}\`.`,
    cause: 'Module ids must differ in snake form, because files, packets and variables are named by it.',
    fix: 'Choose another id, or edit the spec that is there.',
  },
  'settled-run': {
    severity: 'info',
    title: 'an interrupted run was settled',
    message: (p: { readonly state: string }) => `An earlier run was interrupted; it is ${p.state} now.`,
    cause: 'The process or the machine stopped while files were being written.',
    fix: 'Nothing is to be done: the tree is whole.',
  },
});
