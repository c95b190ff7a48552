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
  'no-contracts': {
    severity: 'error',
    title: 'no contract found',
    message: (_: Readonly<Record<string, never>>) => 'Neither this folder nor one below it holds a contract.',
    cause:
      'Contracts are found by their names: *.meta.yaml, meta.yaml, *_v6.yaml, meta-gaps.yaml. Vendored folders and what .gitignore leaves out are passed by.',
    fix: 'Run "l9gen init" to write a host, or change into a repository with contracts (--cwd).',
    example: 'cd /tmp && l9gen validate    → sources/no-contracts\nl9gen validate --cwd ~/my-host',
  },
  'twin-contracts': {
    severity: 'error',
    title: 'contract stands here twice',
    message: (p: { readonly file: string; readonly twin: string }) =>
      `\`${p.file}\` and \`${p.twin}\` have one name with two endings.`,
    cause: '`.yml` means the same as `.yaml`, so it is not clear which of the two holds.',
    fix: 'Keep one of the two files.',
    example: 'docs.meta.yaml and docs.meta.yml in one folder\n\ndocs.meta.yaml alone',
  },
  'nested-workspace': {
    severity: 'info',
    title: 'folder is a workspace of its own',
    message: (p: { readonly folder: string }) =>
      `\`${p.folder}\` is a workspace of its own, so its contracts are not judged here.`,
    cause: 'A folder with module contracts is the root of everything below it.',
    fix: 'Run the command in that folder (--cwd), or remove its module contracts.',
    example: 'examples/demo/.l9_modules.meta.yaml below a root with its own\n\nl9gen validate --cwd examples/demo',
  },
  'folder-not-readable': {
    severity: 'warning',
    title: 'folder cannot be looked into',
    message: (p: { readonly folder: string; readonly problem: string }) =>
      `\`${p.folder}\` cannot be looked into (${p.problem}), so contracts in it were not found.`,
    cause: "The folder's permissions forbid listing it.",
    fix: 'Allow reading it, or name it in .gitignore when it holds no contracts.',
    example: 'data/ of another user, mode 700\n\n.gitignore: data/',
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
