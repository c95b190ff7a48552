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
  'kind-missing': {
    severity: 'error',
    title: 'contract states no type',
    message: (p: { readonly like: string | undefined }) =>
      `The contract states no \`type\`${p.like ? `; its keys are those of \`${p.like}\`.` : '.'}`,
    cause: 'The type says which rules a contract is read by; they are not guessed.',
    fix: 'Write the type as the first key.',
    example:
      'component:               # raises it\n  name: Memory\n\ntype: component_readme   # mended\ncomponent:\n  name: Memory',
  },
});
