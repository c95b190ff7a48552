import { defineDiagnostics } from '../diagnostics/index.js';
import type { LostLine } from './lost-lines.js';

// As many as a person reads before looking at the file itself.
const mostLines = 5;

function counted(lines: number): string {
  return lines === 1 ? 'one line' : `${lines} lines`;
}

function lossOf({ lost, lines }: { readonly lost: readonly LostLine[]; readonly lines?: number }): string {
  if (lines !== undefined) return `what of its ${counted(lines)} is a person's cannot be told, and all would be lost`;
  if (lost.length === 0) return 'only lines were taken out of it, and that would be lost';
  const told = lost.slice(0, mostLines).map(({ line, text }) => `\`${line}: ${text.trim().slice(0, 80)}\``);
  const more = lost.length > mostLines ? ` and ${lost.length - mostLines} more` : '';
  return `${counted(lost.length)} of it would be lost: ${told.join(', ')}${more}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'it has none' : names.map((name) => `\`${name}\``).join(', ');
}

interface Section {
  readonly path: string;
  readonly id: string;
  readonly contract: string;
}

/** What can stand in the way of a plan. */
export const planDiagnostics = defineDiagnostics('plan', {
  'not-a-saved-plan': {
    severity: 'error',
    title: 'no plan that l9gen saved',
    message: (p: { readonly problem: string; readonly pointer: string | undefined }) =>
      `The file is no plan that l9gen saved: ${p.problem}${p.pointer ? ` at \`${p.pointer.slice(0, 200)}\`` : ''}; nothing was written.`,
    cause:
      'The file is something else, was saved by another version, or was changed since; formatting it anew changes it, too.',
    fix: 'Save the plan again with "l9gen plan --out plan.json"; do not apply a plan from a source that you do not trust.',
    example:
      'l9gen plan --out plan.json, then a path in it becomes ../../etc/passwd    → plan/not-a-saved-plan\nl9gen plan --out plan.json && l9gen apply plan.json',
  },
  'path-taken': {
    severity: 'error',
    title: 'a foreign file is in the way',
    message: (p: { readonly path: string; readonly wantedBy: string }) =>
      `\`${p.path}\` exists and was not made by l9gen, but ${p.wantedBy} wants to be there.`,
    cause: 'Files that l9gen did not write are never overwritten.',
    fix: 'Move the file away, or hand it over with "l9gen adopt <file>"; a module can also go elsewhere by the layout in its module.meta.yaml.',
    example:
      "echo '// mine' > l9/modules/slack_webhook/config.ts && l9gen generate    → plan/path-taken\nmv l9/modules/slack_webhook/config.ts l9/slack_config.ts && l9gen generate",
  },
  'target-not-a-file': {
    severity: 'error',
    title: 'something else is in the way',
    message: (p: { readonly path: string; readonly found: string }) =>
      `\`${p.path}\` is ${p.found}; a file is to be written there.`,
    cause: 'A folder, a symbolic link or a special file stands at the target.',
    fix: 'Move it away.',
    example:
      'mkdir -p l9/modules/slack_webhook/config.ts && l9gen generate    → plan/target-not-a-file\nrmdir l9/modules/slack_webhook/config.ts && l9gen generate',
  },
  'not-markdown': {
    severity: 'error',
    title: 'document is no Markdown file',
    message: (p: { readonly path: string }) =>
      `\`${p.path}\` does not end in \`.md\` or \`.markdown\`, and a document is written in Markdown.`,
    cause: 'location names the document that is made from this contract.',
    fix: 'Give location a name that ends in .md, or a folder, which means its README.md.',
    example: 'location: docs/architecture.txt   # raises it\n\nlocation: docs/architecture.md    # mended',
  },
  'document-not-editable': {
    severity: 'error',
    title: 'document cannot be edited safely',
    message: (p: { readonly path: string; readonly problem: string }) =>
      `\`${p.path}\` was left as it is: ${p.problem}.`,
    cause:
      'What is not ours in a document stays byte for byte as it is; where that cannot be shown, nothing is written.',
    fix: 'Close what is open at the end of the document, or make it smaller.',
    example:
      '# Host\n\n```sh\nnpm ci      # the fence is never closed    → plan/document-not-editable\n```     # mended',
  },
  'section-edited': {
    severity: 'warning',
    title: 'an edited section is out of date',
    message: (p: Section) =>
      `The section \`${p.id}\` of \`${p.path}\` was edited by hand, and what \`${p.contract}\` or the code says of it has changed since.`,
    cause: 'A section that a person edited is never written over.',
    fix: 'Delete the section, and "l9gen generate" writes it anew. Or delete the l9gen line below its heading: the section is yours then.',
    example:
      '## Deployment\n\n<!-- l9gen: deployment 0123456789ab -->\n\nBy hand.     # and deployment.strategy changes    → plan/section-edited\n\n## Deployment\n\nBy hand.     # mended',
  },
  'section-repeated': {
    severity: 'warning',
    title: 'a section is there twice',
    message: (p: Section) =>
      `\`${p.path}\` has more than one section with the l9gen line of \`${p.id}\`; none is changed.`,
    cause: 'The line below the heading says which section is made from the contract; it was copied.',
    fix: 'Delete the line in all but one of them.',
    example:
      '<!-- l9gen: deployment 0123456789ab -->     # in two sections    → plan/section-repeated\n\n<!-- l9gen: deployment 0123456789ab -->     # in one: mended',
  },
  'section-unwanted': {
    severity: 'warning',
    title: 'no contract asks for a section',
    message: (p: Section) =>
      `\`${p.contract}\` asks for no section \`${p.id}\` any more, and the one in \`${p.path}\` holds words of a person.`,
    cause: 'The part of the contract that the section was made from is gone.',
    fix: 'Delete the section, or the l9gen line in it: the section is yours then.',
    example:
      '# README.meta.yaml: deployment is taken out\n## Deployment\n\n<!-- l9gen: deployment 0123456789ab -->\n\nBy hand.    → plan/section-unwanted\n\n## Deployment\n\nBy hand.     # mended',
  },
  'merge-conflict': {
    severity: 'error',
    title: 'a hand edit and its contract exclude each other',
    message: (p: { readonly path: string; readonly node: string; readonly id: string; readonly record: string }) =>
      `\`${p.path}\`: ${p.node} was edited by hand, and its contract changed the same part; conflict ${p.id}.`,
    cause: 'Both changes concern the same part of a generated file, and no rule says which of them is meant.',
    fix: 'See both sides with "l9gen resolve", decide with "l9gen resolve <id> --take ours|theirs|edited", then run "l9gen generate" again.',
    example:
      'the timeout in the client edited by hand, and timeout_seconds in its spec changed    → plan/merge-conflict\nl9gen resolve 0123456789abcdef --take ours && l9gen generate',
  },
  'base-not-proven': {
    severity: 'error',
    title: 'nothing proves what was edited',
    message: (p: { readonly path: string }) =>
      `\`${p.path}\` was edited by hand and its contract has changed, but what l9gen made last is not recorded, so the two cannot be merged.`,
    cause: 'The text under `.l9gen/bases` is missing, or its hash is not the one in the ledger.',
    fix: 'Restore `.l9gen` from version control; or move the edit elsewhere and give the file up with "l9gen generate --discard <file>".',
    example:
      'rm -r .l9gen/bases, config.ts edited by hand, its spec changed    → plan/base-not-proven\ngit checkout .l9gen/bases && l9gen generate',
  },
  'not-adoptable': {
    severity: 'error',
    title: 'file cannot be adopted',
    message: (p: { readonly path: string; readonly reason: string }) => `\`${p.path}\` cannot be adopted: ${p.reason}.`,
    cause: 'Only a text that stands where a module wants a generated file, and is not recorded yet, can change hands.',
    fix: 'Name a file that "l9gen check" tells as foreign, or one that was ejected.',
    example:
      'l9gen adopt l9/modules/slack_webhook/handlers.ts    → plan/not-adoptable\nl9gen adopt l9/modules/slack_webhook/config.ts',
  },
  'edited-kept': {
    severity: 'warning',
    title: 'a hand edit is kept',
    message: (p: { readonly path: string }) =>
      `\`${p.path}\` is generated but was edited by hand; the edit is kept, and merged when the contract changes.`,
    cause: 'A person changed a generated file. This is told once; then the file is recorded as it is.',
    fix: 'Nothing needs to be done. To get the generated text back, run "l9gen generate --discard <file>".',
    example:
      'config.ts edited by hand, its spec as it was    → plan/edited-kept\nl9gen generate --discard l9/modules/slack_webhook/config.ts      # gives the edit up',
  },
  'seeded-outdated': {
    severity: 'warning',
    title: 'your file implements an older contract',
    message: (p: { readonly path: string }) =>
      `The events, calls or operations that \`${p.path}\` implements have changed; the file is yours and stays as it is.`,
    cause:
      'The contract declares other payload fields, outbound calls or tool operations than when the file was written.',
    fix: 'Run "npx tsc --noEmit": it names what no longer fits. This is told once.',
    example:
      'payload_fields:\n  - { name: channel, type: string, description: New. }    # handlers.ts does not know it\n\nnpx tsc --noEmit        names the lines of handlers.ts to change',
  },
  'slot-missing': {
    severity: 'error',
    title: 'file to wire into is missing',
    message: (p: { readonly path: string; readonly module: string }) =>
      `\`${p.path}\`, into which the module \`${p.module}\` is wired, does not exist.`,
    cause: "A module is registered in the host's router, tool registry and agent registry.",
    fix: 'Restore the file ("l9gen init" shows what it looks like), or name the right file in .l9_wiring.meta.yaml.',
    example: 'rm l9/router.ts && l9gen generate    → plan/slot-missing\ngit checkout l9/router.ts && l9gen generate',
  },
  'compose-host-unclear': {
    severity: 'error',
    title: 'service that runs the host is not clear',
    message: (p: { readonly path: string; readonly names: readonly string[] }) =>
      `Which service of \`${p.path}\` runs the host is not clear: ${listed(p.names)}.`,
    cause:
      'A module depends on a service that the file lacks. It is put in together with the order of start of the one service that is built here or has the image of the host; there is none, or more than one.',
    fix: 'Name the service in .l9_wiring.meta.yaml at invariants.deployment.service; a service that runs elsewhere, at invariants.deployment.external.',
    example:
      'services:\n  api: { build: . }\n  admin: { build: ./admin }\n\ninvariants:\n  deployment:\n    service: api      # in .l9_wiring.meta.yaml',
  },
  'compose-included': {
    severity: 'error',
    title: 'compose file is not all there',
    message: (p: { readonly path: string; readonly names: readonly string[] }) =>
      `\`${p.path}\` includes other files, so whether ${listed(p.names)} is missing cannot be told.`,
    cause:
      'A module depends on a service that stands in none of the services of this file. It may stand in one that is included.',
    fix: 'Name services that stand elsewhere in .l9_wiring.meta.yaml at invariants.deployment.external.',
    example:
      'include: [infra.yaml]\n\ninvariants:\n  deployment:\n    external: [redis]      # in .l9_wiring.meta.yaml',
  },
  'compose-service-used': {
    severity: 'warning',
    title: 'service is still used',
    message: (p: { readonly path: string; readonly name: string; readonly user: string }) =>
      `The service \`${p.name}\` stays in \`${p.path}\`: \`${p.user}\` waits for it.`,
    cause: 'No module needs the service any more, but a service that a person wrote does.',
    fix: 'Nothing needs to be done; the service is yours from here on.',
    example:
      'worker:\n  depends_on: [redis]      # written by a person\nl9gen remove slack.webhook    → plan/compose-service-used\n\nworker:\n  depends_on: []',
  },
  'package-for-development': {
    severity: 'warning',
    title: 'package is missing in production',
    message: (p: { readonly path: string; readonly name: string }) =>
      `\`${p.name}\` stands among the devDependencies of \`${p.path}\`, but generated code needs it to run.`,
    cause: 'An image that is built with "npm ci --omit=dev" lacks the package, and the host does not start in it.',
    fix: 'Move the line to dependencies.',
    example: '"devDependencies": { "zod": "^4.6.7" }\n\n"dependencies": { "zod": "^4.6.7" }',
  },
  'packages-added': {
    severity: 'info',
    title: 'packages are to be installed',
    message: (p: { readonly path: string; readonly names: readonly string[] }) =>
      `\`${p.path}\` names ${listed(p.names)} now, because generated code imports ${p.names.length === 1 ? 'it' : 'them'}.`,
    cause: 'A module needs packages that the host did not have.',
    fix: 'Run "npm install"; l9gen never installs anything.',
    example: 'l9gen generate    → plan/packages-added\nnpm install',
  },
  'name-occurs-already': {
    severity: 'error',
    title: 'the new name occurs already',
    message: (p: { readonly path: string; readonly from: string; readonly to: string }) =>
      `\`${p.path}\` speaks of \`${p.to}\` already, or writes \`${p.from}\` in a way that \`${p.to}\` cannot tell apart; renamed, the one could not be told from the other.`,
    cause:
      'A rename can be taken back byte for byte. That needs a new name that the texts which follow it do not use for anything else.',
    fix: 'Choose another id, or write the place in other words.',
    example:
      '// like crm.sync does        in handlers.ts of slack.webhook\nl9gen rename slack.webhook crm.sync    → plan/name-occurs-already\nl9gen rename slack.webhook crm.events',
  },
  'edit-not-carried': {
    severity: 'error',
    title: 'a hand edit cannot be carried over to the new name',
    message: (p: { readonly path: string; readonly node: string }) =>
      `\`${p.path}\`: ${p.node} was edited by hand, and the new name changes the same part.`,
    cause:
      'What the templates make for the new id and what a person wrote exclude each other in a part of a generated file.',
    fix: 'Move the edit elsewhere, or give it up with "l9gen rename <old> <new> --discard <file>".',
    example:
      'the packet type in the service edited by hand    → plan/edit-not-carried\nl9gen rename slack.webhook crm.sync --discard l9/modules/slack_webhook/services/slack_webhook_service.ts',
  },
  'removal-loses-edit': {
    severity: 'error',
    title: 'a hand edit would go with the module',
    message: (p: { readonly path: string; readonly lost: readonly LostLine[]; readonly lines?: number }) =>
      `\`${p.path}\` was edited by hand; ${lossOf(p)}.`,
    cause: 'The file was made for the module that is to be removed, and a person wrote into it since.',
    fix: 'Move what you need elsewhere, or name the file with `--discard <file>` to give it up.',
    example:
      'l9gen remove slack.webhook      handlers.ts holds your code    → plan/removal-loses-edit\nl9gen remove slack.webhook --discard l9/modules/slack_webhook/handlers.ts',
  },
  'removal-loses-file': {
    severity: 'error',
    title: 'a file of yours would go with the module',
    message: (p: { readonly path: string; readonly module: string; readonly lines: number | undefined }) =>
      `\`${p.path}\` lies in a folder of the module \`${p.module}\` and was not made by l9gen; ${p.lines === undefined ? 'it' : `its ${counted(p.lines)}`} would be lost.`,
    cause: 'A person put a file of their own into the folder of the module that is to be removed.',
    fix: 'Move the file elsewhere, or name it with `--discard <file>` to give it up.',
    example:
      'echo "ask Ann" > l9/modules/slack_webhook/notes.md && l9gen remove slack.webhook    → plan/removal-loses-file\nmv l9/modules/slack_webhook/notes.md docs/slack.md && l9gen remove slack.webhook',
  },
  'removal-not-a-file': {
    severity: 'error',
    title: 'something else stands there',
    message: (p: { readonly path: string; readonly found: string }) =>
      `\`${p.path}\` is ${p.found}; a file of the module that is to be removed was expected there.`,
    cause: 'A folder, a symbolic link or a special file took the place of the file. Only what l9gen wrote is deleted.',
    fix: 'Move it away.',
    example:
      'ln -sf /srv/config.ts l9/modules/slack_webhook/config.ts && l9gen remove slack.webhook    → plan/removal-not-a-file\nrm l9/modules/slack_webhook/config.ts && l9gen remove slack.webhook',
  },
});
