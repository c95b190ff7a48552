import { defineDiagnostics } from '../../diagnostics/index.js';

/** What stands between a spec and a later version of it. */
export const migrateDiagnostics = defineDiagnostics('model', {
  'decision-needed': {
    severity: 'error',
    title: 'a person has to decide',
    message: (p: { readonly key: string; readonly question: string; readonly why: string }) =>
      `\`${p.key}\` is for a person to decide (${p.why}): ${p.question}`,
    cause: 'The contract needs a fact that does not follow from what is written, and nothing is guessed in its place.',
    fix: 'Give the answer as `--set key=value`, or run the command on a terminal, where it asks.',
    example:
      'l9gen migrate slack.webhook                       # ownership.team is for a person to decide\nl9gen migrate slack.webhook --set ownership.team=core',
  },
  'unknown-answer': {
    severity: 'error',
    title: 'answer to no question',
    message: (p: { readonly key: string; readonly near: string | undefined }) =>
      `Nothing asks for \`${p.key}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Answers are taken only for what the contract does not say already; any other would be ignored silently.',
    fix: 'Leave the answer out, or change the contract itself.',
    example:
      'l9gen migrate slack.webhook --set owner.team=core       # nothing asks for owner.team\nl9gen migrate slack.webhook --set ownership.team=core',
  },
  'migration-downwards': {
    severity: 'error',
    title: 'spec is newer than asked',
    message: (p: { readonly from: string; readonly to: string }) =>
      `The spec is of version ${p.from}; it cannot be migrated down to ${p.to}.`,
    cause: 'A later version says more than an earlier one has a place for.',
    fix: 'Take the earlier file from the history of the repository.',
    example:
      "schema_version: '2.6'                       # l9gen migrate slack.webhook --to 2.4\nschema_version: '2.3'",
  },
  'key-dropped': {
    severity: 'info',
    title: 'key has no place any more',
    message: (p: { readonly key: string; readonly to: string; readonly content: string }) =>
      `\`${p.key}\` has no place since ${p.to}; it was kept as a comment: ${p.content}`,
    cause: 'Later versions of the Module-Spec have no key for it, and what a person wrote does not vanish.',
    fix: 'Read the comment, and delete it when nobody needs it.',
    example: 'module:\n  owner: Boss\n\nmetadata:\n  # No place since Module-Spec 2.4:\n  # owner: Boss',
  },
  'facts-still-missing': {
    severity: 'warning',
    title: 'migrated, but not ready to generate',
    message: (p: { readonly count: number; readonly version: string }) =>
      `The spec holds as ${p.version}, but generation still misses ${p.count === 1 ? 'a fact' : `${p.count} facts`} that no version of the Module-Spec asks for.`,
    cause: 'A generated module needs facts such as the signed text of a webhook, which are never guessed.',
    fix: 'Run "l9gen validate" and declare what it names.',
    example:
      'interfaces:\n  inbound:\n    - auth: hmac-sha256\n\ninterfaces:\n  inbound:\n    - auth: hmac-sha256\n      secret_env: SLACK_SIGNING_SECRET\n      signature: { signed_text: "v0:{timestamp}:{body}" }',
  },
});
