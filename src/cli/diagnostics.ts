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
    example: 'l9gen check --cwd services/hosst    → cli/no-folder\nl9gen check --cwd services/host',
  },
  'wrong-time': {
    severity: 'error',
    title: 'SOURCE_DATE_EPOCH is malformed',
    message: (p: { readonly problem: string }) => `SOURCE_DATE_EPOCH ${p.problem}.`,
    cause: 'The variable fixes the time of stamps; a malformed one must not be ignored.',
    fix: 'Set it to whole seconds since 1970, or unset it.',
    example:
      'SOURCE_DATE_EPOCH=2026-01-01 l9gen generate    → cli/wrong-time\nSOURCE_DATE_EPOCH=1767225600 l9gen generate',
  },
  'not-asked': {
    severity: 'error',
    title: 'an answer is missing',
    message: (p: { readonly missing: string }) => `\`${p.missing}\` is not given, and there is no terminal to ask on.`,
    cause: 'Without a terminal, "l9gen new" takes everything that it would ask for from its arguments.',
    fix: 'Run "l9gen new <module_id> --kind <kind>", and with the kind webhook "--auth <scheme>" as well.',
    example:
      'l9gen new slack.webhook </dev/null    → cli/not-asked\nl9gen new slack.webhook --kind webhook --auth hmac-sha256',
  },
  'unfit-flag': {
    severity: 'error',
    title: 'flag does not fit the kind',
    message: (p: { readonly flag: string; readonly kind: string; readonly why: string }) =>
      `\`${p.flag}\` does not fit a module of the kind \`${p.kind}\`: ${p.why}.`,
    cause: 'A flag that nothing follows from would be ignored silently.',
    fix: 'Leave the flag out, or choose the kind that it belongs to.',
    example:
      "l9gen new nightly.report --kind tool --cron '0 3 * * *'    → cli/unfit-flag\nl9gen new nightly.report --kind schedule --cron '0 3 * * *'",
  },
  'unfit-plan-file': {
    severity: 'error',
    title: 'plan file cannot be named so',
    message: (p: { readonly file: string; readonly problem: string }) =>
      `\`${p.file}\` cannot be a plan file: ${p.problem}.`,
    cause: 'A plan is saved into a folder that exists, under a name that every system takes.',
    fix: 'Name a file in a folder that exists, such as plan.json.',
    example:
      'l9gen plan --out plans/monday.json    where there is no folder plans → cli/unfit-plan-file\nmkdir plans && l9gen plan --out plans/monday.json',
  },
  'unfit-report': {
    severity: 'error',
    title: 'report cannot be used',
    message: (p: { readonly file: string; readonly problem: string }) =>
      `\`${p.file}\` cannot be a report: ${p.problem}.`,
    cause: 'A report is named by its path from --cwd; one that is written replaces an earlier report and nothing else.',
    fix: 'Name a file in a folder that exists, such as repair.json.',
    example: 'l9gen repair --report README.md    → cli/unfit-report\nl9gen repair --report repair.md',
  },
  'wrong-usage': {
    severity: 'error',
    title: 'command line is not understood',
    message: (p: { readonly problem: string }) => `The command line is not understood: ${p.problem}.`,
    cause: 'A verb, an option or an argument is unknown, missing or has a value that is not allowed.',
    fix: 'Run "l9gen --help" for the verbs, and "l9gen <verb> --help" for what a verb takes.',
    example: 'l9gen chekc --stict    → cli/wrong-usage\nl9gen check',
  },
  'inside-workspace': {
    severity: 'error',
    title: 'folder lies in a workspace',
    message: (p: { readonly folder: string; readonly workspace: string }) =>
      `The folder \`${p.folder}\` lies in a workspace already: the one in \`${p.workspace}\`, seen from that folder.`,
    cause: 'Verbs work in the nearest workspace above, so that a workspace inside another would hide part of it.',
    fix: 'Name a folder outside, or work in the workspace that is there.',
    example: 'cd my-host && l9gen init inner    → cli/inside-workspace\nl9gen init ../second-host',
  },
});
