import { defineDiagnostics } from '../../diagnostics/index.js';

/** What is wrong with a contract before its keys are judged. */
export const contractDiagnostics = defineDiagnostics('model', {
  placeholder: {
    severity: 'error',
    title: 'placeholder instead of a value',
    message: (p: { readonly text: string; readonly count: number }) =>
      p.count > 1
        ? `${p.count} values are placeholders such as \`${p.text}\`: a template that nobody filled in.`
        : `\`${p.text}\` is a placeholder of a template, not a value.`,
    cause: 'Templates say `{{…}}`, `<…>` or `...` where a person has to decide; nothing is guessed in their place.',
    fix: 'Write the value. If it really has such brackets, put it between other words.',
    example:
      'metadata:\n  module_id: "{{module_id}}"   # raises it\n\nmetadata:\n  module_id: slack.webhook     # mended',
  },
  'not-a-spec': {
    severity: 'error',
    title: 'file is not a Module-Spec',
    message: (p: { readonly found: string; readonly evidence: string }) =>
      `This is ${p.found} where a Module-Spec belongs: ${p.evidence}.`,
    cause: 'Several formats look like a Module-Spec. Told key by key, the difference would be a hundred findings.',
    fix: 'Do what the hint says, or put the file where its kind belongs.',
    example:
      'module_block:            # raises it: a Module Block where a spec belongs\n  module_id: slack.webhook\n\nl9gen new --from slack_block.yaml   # makes the spec of it',
  },
});
