import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with finding and reading contracts. */
export const sourceDiagnostics = defineDiagnostics('sources', {
  'no-workspace': {
    severity: 'error',
    title: 'no l9gen workspace here',
    message: (p: { readonly marker: string }) => `Neither this folder nor one above it holds \`${p.marker}\`.`,
    cause: 'l9gen works in a repository whose root has module contracts.',
    fix: 'Run "l9gen init" to write a host, or change into one (--cwd).',
    example: 'cd /tmp && l9gen check    → sources/no-workspace\nl9gen check --cwd ~/my-host',
  },
  'unsafe-path': {
    severity: 'error',
    title: 'path is not safe',
    message: (p: { readonly path: string; readonly problem: string }) => `The path \`${p.path}\` ${p.problem}.`,
    cause: 'Contracts may address files inside the repository only.',
    fix: 'Write a path with "/" that is relative to the repository root and stays inside it.',
    example: 'layout:\n  config_module: ../../../etc/passwd\n\nlayout:\n  config_module: config.ts',
  },
  'not-readable': {
    severity: 'error',
    title: 'file cannot be read',
    message: (p: { readonly path: string; readonly problem: string }) => `\`${p.path}\` cannot be read (${p.problem}).`,
    cause: 'The file is a folder, a link that leaves the repository, or its permissions forbid reading.',
    fix: 'Put a readable file there.',
    example: 'spec: modules/specs             # a folder\n\nspec: modules/specs/Module-Spec-v2.6-slack_webhook.yaml',
  },
});
