import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong with a Module-Spec as a whole: its version, its language, its shape. */
export const specDiagnostics = defineDiagnostics('model', {
  'outdated-version': {
    severity: 'warning',
    title: 'spec is too old to make a module of',
    message: (p: { readonly version: string }) =>
      `The spec is a Module-Spec ${p.version}; it is checked, but modules are made of 2.4 and later.`,
    cause: 'Up to 2.3 a spec says neither its tier nor how the module is wired, and both would have to be guessed.',
    fix: 'Run "l9gen migrate <spec>"; it derives what follows from the spec and asks for the rest.',
    example:
      'schema_version: "2.3"   # loads and is checked; no module is made of it\n\nschema_version: "2.6"   # after l9gen migrate',
  },
  'key-of-another-version': {
    severity: 'error',
    title: 'section belongs to another version',
    message: (p: { readonly key: string; readonly belongs: string; readonly version: string }) =>
      `\`${p.key}\` belongs to Module-Spec ${p.belongs}; this spec is ${p.version}.`,
    cause: 'Each version of the Module-Spec has its own sections; a section of another one would not be read.',
    fix: 'Migrate the spec, correct its schema_version, or remove the key.',
    example:
      'schema_version: "2.4"\nmaturity: { stage: beta }   # raises it: since 2.6\n\nschema_version: "2.6"       # mended',
  },
  'other-language': {
    severity: 'warning',
    title: 'spec asks for another language',
    message: (p: { readonly language: string }) =>
      `The spec says \`language: ${p.language}\`; l9gen makes TypeScript, whatever the spec says.`,
    cause: 'Specs of earlier tools describe Python modules. What they declare holds for TypeScript as well.',
    fix: 'Write `language: typescript`, once the module is to be made here.',
    example: 'metadata:\n  language: python       # raises it\n\nmetadata:\n  language: typescript   # mended',
  },
  'not-generated': {
    severity: 'info',
    title: 'nothing is generated of this spec',
    message: (p: { readonly module: string; readonly why: string }) =>
      `No module is made of \`${p.module}\`: ${p.why}.`,
    cause: 'Modules of tier 0 are part of the service itself. Their spec is checked; their code is written by hand.',
    fix: 'Nothing is to be mended. Give the module another execution_model if it is to be generated.',
    example:
      'metadata: { tier: 0 }\nruntime_contract: { execution_model: startup_driven }   # raises it\n\nruntime_contract: { execution_model: request_driven }   # is generated',
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
