import { defineDiagnostics } from '../diagnostics/index.js';

interface Drifted {
  readonly path: string;
  readonly module: string;
  /** Whether it is an entry in a shared file, not the file. */
  readonly isEntry: boolean;
  /** Whether it is a document of which some sections are made from a contract: then `module` is the contract. */
  readonly isDocument: boolean;
}

function subjectOf({ path, module, isEntry }: Drifted): string {
  return isEntry ? `The entry of ${module} in \`${path}\`` : `\`${path}\``;
}

/** The six names of difference between what contracts ask for and what the repository holds. */
export const driftDiagnostics = defineDiagnostics('drift', {
  pending: {
    severity: 'error',
    title: 'asked for, never made',
    message: (p: Drifted) =>
      p.isDocument
        ? `\`${p.path}\` is pending: \`${p.module}\` asks for sections that it does not have.`
        : `${subjectOf(p)} is pending: the contracts of ${p.module} ask for it, and it was never made.`,
    cause: 'A contract was added or extended and nobody generated since.',
    fix: 'Run "l9gen generate".',
    example: 'l9gen new slack.webhook …, then l9gen check    → drift/pending\nl9gen generate',
  },
  missing: {
    severity: 'error',
    title: 'made, then lost',
    message: (p: Drifted) =>
      `${subjectOf(p)} is missing: it was made${p.isEntry ? '' : ` for ${p.module}`} and is gone.`,
    cause: 'The file, or our entry in it, was deleted.',
    fix: 'Run "l9gen generate" to make it again, or take the module out of the registry.',
    example: 'rm l9/modules/slack_webhook/config.ts && l9gen check    → drift/missing\nl9gen generate',
  },
  stale: {
    severity: 'error',
    title: 'contract moved on',
    message: (p: Drifted) =>
      p.isDocument
        ? `\`${p.path}\` is stale: \`${p.module}\`, the code or the templates changed since its sections were made.`
        : `${subjectOf(p)} is stale: the contracts of ${p.module} or the templates changed since it was made.`,
    cause: 'Nobody generated after the change.',
    fix: 'Run "l9gen generate".',
    example: 'a new name in Module-Spec-v2.6-slack_webhook.yaml, then l9gen check    → drift/stale\nl9gen generate',
  },
  edited: {
    severity: 'error',
    title: 'generated file edited by hand',
    message: (p: Drifted) =>
      p.isDocument
        ? `\`${p.path}\` is edited: a section that follows \`${p.module}\` was changed by hand, and is out of date.`
        : `\`${p.path}\` is edited: it is generated for ${p.module}, and a hand changed it since.`,
    cause: 'A generated file holds text that no contract asks for.',
    fix: 'Run "l9gen generate": it keeps the edit, records it, and merges it when the contract changes. Or move it into handlers.ts or the spec.',
    example:
      "echo '// mine' >> l9/modules/slack_webhook/config.ts && l9gen check    → drift/edited\nl9gen generate      # keeps it; --discard l9/modules/slack_webhook/config.ts would give it up",
  },
  orphaned: {
    severity: 'error',
    title: 'nothing asks for it any more',
    message: (p: Drifted) =>
      `\`${p.path}\` is orphaned: it was made for ${p.module}, and no contract asks for it any more.`,
    cause: 'A contract was reduced or removed.',
    fix: 'Run "l9gen generate": it removes what is pristine. Delete yourself what you edited.',
    example:
      'outbound: []    in the spec, and clients/slack_webhook_client.ts is still there    → drift/orphaned\nl9gen generate',
  },
  foreign: {
    severity: 'error',
    title: 'a foreign file is in the way',
    message: (p: Drifted) => `\`${p.path}\` is foreign: l9gen did not make it, but ${p.module} wants to be there.`,
    cause: 'Somebody wrote a file where a module goes.',
    fix: 'Move the file away, hand it over with "l9gen adopt <file>", or change the layout in module.meta.yaml.',
    example:
      'touch l9/modules/slack_webhook/schemas.ts    before the first l9gen generate    → drift/foreign\nmv l9/modules/slack_webhook/schemas.ts l9/slack_schemas.ts',
  },
});
