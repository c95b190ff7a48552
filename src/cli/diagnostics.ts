import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with a call of the program. */
export const cliDiagnostics = defineDiagnostics('cli', {
  'no-folder': {
    severity: 'error',
    title: 'folder cannot be used',
    message: (p: { readonly folder: string; readonly problem: string }) =>
      `The folder \`${p.folder}\` cannot be used (${p.problem}).`,
    cause: 'It does not exist, is no folder, or its permissions forbid it.',
    fix: 'Name a folder that exists and is yours to write.',
  },
  'wrong-time': {
    severity: 'error',
    title: 'SOURCE_DATE_EPOCH is malformed',
    message: (p: { readonly problem: string }) => `SOURCE_DATE_EPOCH ${p.problem}.`,
    cause: 'The variable fixes the time of stamps; a malformed one must not be ignored.',
    fix: 'Set it to whole seconds since 1970, or unset it.',
  },
  'not-asked': {
    severity: 'error',
    title: 'module id is missing',
    message: () => 'No module id was given, and there is no terminal to ask on.',
    cause: 'Without a terminal, "l9gen new" takes everything from its arguments.',
    fix: 'Run "l9gen new <module_id> --kind webhook".',
  },
});
