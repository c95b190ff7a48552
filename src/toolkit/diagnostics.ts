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
    example: 'l9gen explain model/unknwon-key    → toolkit/unknown-code\nl9gen explain model/unknown-key',
  },
  'module-exists': {
    severity: 'error',
    title: 'module exists already',
    message: (p: { readonly module: string; readonly asked: string; readonly snake: string; readonly spec: string }) =>
      p.module === p.asked
        ? `The module \`${p.module}\` is registered and has its spec \`${p.spec}\`.`
        : `The module \`${p.module}\` is registered, and \`${p.asked}\` would take the same names: both are \`${p.snake}\` in snake form.`,
    cause: 'Module ids must differ in snake form, because files, packets and variables are named by it.',
    fix: 'Choose another id, or edit the spec that is there.',
    example:
      'l9gen new slack_webhook …          where slack.webhook is registered    → toolkit/module-exists\nl9gen new slack.commands …',
  },
  'spec-not-found': {
    severity: 'error',
    title: 'no such spec',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `\`${p.name}\` is neither a registered module with a spec nor the path of a file${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'The registry has no entry of that id, or no file stands at that path inside the repository.',
    fix: 'Give the module_id of a registered module, or the path of a Module-Spec.',
    example: 'l9gen migrate slack.wehbook        → toolkit/spec-not-found\nl9gen migrate slack.webhook',
  },
  'file-not-found': {
    severity: 'error',
    title: 'no such file',
    message: (p: { readonly path: string; readonly problem: string | undefined; readonly near: string | undefined }) =>
      `\`${p.path}\` ${p.problem ?? 'is not there, and no contract wants a file there'}${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'A file is named by its path, from the folder in which the command runs, and lies in the repository.',
    fix: 'Give the path of a file of the repository.',
    example:
      'l9gen why l9/modules/slack_webhook/confg.ts    → toolkit/file-not-found\nl9gen why l9/modules/slack_webhook/config.ts',
  },
  'line-out-of-range': {
    severity: 'error',
    title: 'no such line',
    message: (p: { readonly path: string; readonly line: number; readonly lines: number }) =>
      `\`${p.path}\` has no line ${p.line}; it has ${p.lines === 0 ? 'none, because it is not there' : `${p.lines}`}.`,
    cause: 'The first line is 1, the last is how many there are.',
    fix: 'Give a line of the file as it stands.',
    example:
      'l9gen why l9/modules/slack_webhook/config.ts:4000    → toolkit/line-out-of-range\nl9gen why l9/modules/slack_webhook/config.ts:40',
  },
  'module-left-behind': {
    severity: 'error',
    title: 'module is registered no more',
    message: (p: { readonly module: string; readonly files: readonly string[] }) =>
      `The module \`${p.module}\` is registered no more, but ${p.files.length} of its files are still there, ${p.files
        .slice(0, 2)
        .map((file) => `\`${file}\``)
        .join(' and ')} among them.`,
    cause: 'Its line was taken out of the registry; its files and its entries in router and registries stayed.',
    fix: 'Register it again, or take the rest out as well: "l9gen remove <module>".',
    example:
      'the line of slack.webhook is taken out of modules/registry.yaml    → toolkit/module-left-behind\nl9gen remove slack.webhook',
  },
  'module-referenced': {
    severity: 'error',
    title: 'module is needed by another',
    message: (p: { readonly user: string; readonly how: string; readonly module: string }) =>
      `The module \`${p.user}\` ${p.how} \`${p.module}\`, which is to be removed.`,
    cause: 'A contract of another module names the module, so that it would not hold any more.',
    fix: 'Take the name out of that contract first, or remove both modules in one command.',
    example:
      'runtime_wiring:\n  depends_on: [slack.webhook]        # in the spec of crm.sync\nl9gen remove slack.webhook    → toolkit/module-referenced\n\nruntime_wiring:\n  depends_on: []',
  },
  'not-wanted': {
    severity: 'error',
    title: 'no module wants this file',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `No registered module wants a file at \`${p.name}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Only a file that a module asks for can be adopted: the layout in its module.meta.yaml says where.',
    fix: 'Give the path from the root of the repository, as "l9gen check" tells it.',
    example: 'l9gen adopt config.ts    → toolkit/not-wanted\nl9gen adopt l9/modules/slack_webhook/config.ts',
  },
  'not-ejectable': {
    severity: 'error',
    title: 'nothing generated by that name',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `\`${p.name}\` is neither a generated file nor a module with some${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Only what l9gen made and still keeps can be given up; seeded files and ejected ones are yours already.',
    fix: 'Give the path of a generated file from the root of the repository, or the id of a module.',
    example:
      'l9gen eject l9/modules/slack_webhook/handlers.ts    → toolkit/not-ejectable\nl9gen eject l9/modules/slack_webhook/config.ts',
  },
  'external-name-changes': {
    severity: 'warning',
    title: 'a name that others use changes',
    message: (p: { readonly what: string; readonly names: readonly string[] }) =>
      `With the id of the module ${p.names.length === 1 ? `this ${p.what} changes` : `these names change (${p.what})`}: ${p.names.map((name) => `\`${name}\``).join(', ')}.`,
    cause:
      'Routes, headers, variables, packet types, tool ids and threads are named for their module, and are known outside of the repository.',
    fix: 'Tell whoever uses the name before this is deployed, or write the old one into the spec again.',
    example:
      'l9gen rename slack.webhook slack.events    → toolkit/external-name-changes\nroute: /slack-webhook/events               # in the spec: the address stays',
  },
  'unknown-conflict': {
    severity: 'error',
    title: 'no such conflict',
    message: (p: { readonly id: string; readonly near: string | undefined }) =>
      `There is no open conflict \`${p.id}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'A conflict is open while a hand edit and the contracts exclude each other; its id follows from both texts.',
    fix: 'Run "l9gen resolve" to see which conflicts are open now.',
    example: 'l9gen resolve 0123456789abcdef --take ours    → toolkit/unknown-conflict\nl9gen resolve',
  },
  'unknown-decision': {
    severity: 'error',
    title: 'no such decision',
    message: (p: { readonly id: string; readonly near: string | undefined }) =>
      `No decision about a conflict \`${p.id}\` is recorded${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'What was never decided, or was forgotten already, cannot be forgotten.',
    fix: 'Run "l9gen forget" to see which decisions are recorded.',
    example: 'l9gen forget 0123456789abcdef    → toolkit/unknown-decision\nl9gen forget',
  },
  'nothing-to-discard': {
    severity: 'error',
    title: 'no hand edits to give up',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `\`${p.name}\` is no file of this run with hand edits to give up${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Hand edits are given up file by file, each by its path from the root of the repository.',
    fix: 'Name a file that "l9gen check" tells as edited.',
    example:
      'l9gen generate --discard config.ts    → toolkit/nothing-to-discard\nl9gen generate --discard l9/modules/slack_webhook/config.ts',
  },
  'credentials-in-url': {
    severity: 'error',
    title: 'URL holds credentials',
    message: (p: { readonly host: string }) => `The outbound URL of \`${p.host}\` holds a user name or a password.`,
    cause: 'Contracts are committed, and the URL would carry the secret into every clone and log.',
    fix: 'Give the URL without them; name the variable that holds the secret in the contract.',
    example:
      'l9gen new crm.sync --outbound https://me:secret@crm.example/api    → toolkit/credentials-in-url\nl9gen new crm.sync --outbound https://crm.example/api',
  },
  'tree-in-motion': {
    severity: 'error',
    title: 'files keep changing',
    message: (_: Readonly<Record<string, never>>) =>
      'Files were changed while they were being planned, twice in a row; nothing was written.',
    cause: 'Another run, an editor or a checkout is writing into the repository at the same time.',
    fix: 'Wait for it to end, then run the command again.',
    example:
      'l9gen generate    during  git checkout other-branch    → toolkit/tree-in-motion\nl9gen generate    when it is done',
  },
  'stale-input': {
    severity: 'error',
    title: 'the plan is stale',
    message: (p: { readonly input: string; readonly how: string }) => `${p.input} ${p.how} since the plan was saved.`,
    cause: 'The plan follows from everything that was read to make it, and this was read.',
    fix: 'Look at the change, then save the plan again with "l9gen plan --out plan.json".',
    example:
      'l9gen plan --out plan.json, then a spec is edited, then l9gen apply plan.json    → toolkit/stale-input\nl9gen plan --out plan.json && l9gen apply plan.json',
  },
  'plan-not-ours': {
    severity: 'error',
    title: 'the plan is not ours',
    message: (_: Readonly<Record<string, never>>) =>
      'Nothing that the plan read has changed, and yet l9gen would plan something else; nothing was written.',
    cause: 'The plan was made by hand, changed with its digest, or made by another build of this version.',
    fix: 'Save the plan again with "l9gen plan --out plan.json"; do not apply a plan from a source that you do not trust.',
    example:
      'plan.json asks for another text of l9/router.ts, and its digest was made to fit    → toolkit/plan-not-ours\nl9gen plan --out plan.json && l9gen apply plan.json',
  },
  'plan-file': {
    severity: 'error',
    title: 'the plan file cannot be used',
    message: (p: { readonly file: string; readonly problem: string }) =>
      `The plan file \`${p.file}\` cannot be used: ${p.problem}.`,
    cause: 'A plan is saved to a file of its own, which the plan neither reads nor writes, and which ends in `.json`.',
    fix: 'Name another file, such as plan.json.',
    example: 'l9gen plan --out l9/router.ts    → toolkit/plan-file\nl9gen plan --out plan.json',
  },
  'more-findings': {
    severity: 'info',
    title: 'more findings in the repository',
    message: (p: { readonly count: number }) => `There are ${p.count} more findings, which are not listed.`,
    cause: 'Only the first ten thousand findings are listed, errors before all others.',
    fix: 'Mend those that are listed, and validate again.',
    example:
      'a thousand contracts with a hundred findings each    → toolkit/more-findings\nnine hundred of them mended, or ignored in .gitignore',
  },
  'settled-run': {
    severity: 'info',
    title: 'an interrupted run was settled',
    message: (p: { readonly state: string }) => `An earlier run was interrupted; it is ${p.state} now.`,
    cause: 'The process or the machine stopped while files were being written.',
    fix: 'Nothing is to be done: the tree is whole.',
    example:
      'l9gen generate is killed; l9gen check    → toolkit/settled-run\nnothing: the tree is whole, and so it stays',
  },
  'file-kept': {
    severity: 'warning',
    title: 'a file was left as it is',
    message: (p: { readonly path: string }) => `\`${p.path}\` is there already and is left as it is.`,
    cause: 'CI files are written where there are none; what a person wrote is never replaced by them.',
    fix: 'Move the file away and run "l9gen init --ci" again to see what it would be, and take over what you need.',
    example:
      'echo "test: ; pytest" > Makefile && l9gen init --ci    → toolkit/file-kept\necho "include l9gen.mk" >> Makefile',
  },
  'scanned-already': {
    severity: 'info',
    title: 'a workflow scans already',
    message: (p: { readonly path: string; readonly other: string }) =>
      `\`${p.path}\` scans for gaps already, so that \`${p.other}\` is not written.`,
    cause: 'The workflow of a host scans after its tests; a second one would tell every finding twice.',
    fix: 'Nothing needs to be done. To have the other workflow, take the scan out of this one and run "l9gen init --ci" again.',
    example:
      'l9gen init shop && cd shop && l9gen init --ci    → toolkit/scanned-already\nnothing: ci.yml scans, and so it stays',
  },
});
