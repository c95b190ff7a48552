import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with a document before anybody looks at its meaning. */
export const documentDiagnostics = defineDiagnostics('documents', {
  'yaml-syntax': {
    severity: 'error',
    title: 'YAML does not parse',
    message: (p: { readonly problem: string }) => `The YAML does not parse: ${p.problem}.`,
    cause: 'The text breaks a rule of YAML 1.2: an indentation, a quote, a bracket or a tab.',
    fix: 'Mend the line shown; quote values that contain ": ", "#" or start with a special character.',
    example: "description: Answers: quickly      # a second colon\n\ndescription: 'Answers: quickly'",
  },
  'json-syntax': {
    severity: 'error',
    title: 'JSON does not parse',
    message: (p: { readonly problem: string }) => `The JSON does not parse: ${p.problem}.`,
    cause:
      'The text breaks a rule of JSON: a quote, a comma or a bracket. Comments and trailing commas are let through.',
    fix: 'Mend the place shown.',
    example: '{ "name": "shop" "version": "1.0.0" }\n\n{ "name": "shop", "version": "1.0.0" }',
  },
  'duplicate-key': {
    severity: 'error',
    title: 'key given twice',
    message: (p: { readonly key: string }) => `The key \`${p.key}\` stands twice in one mapping.`,
    cause: 'Two entries of one mapping have the same key; other readers would silently keep only the last.',
    fix: 'Remove one of the two entries.',
    example: 'tier: 1\ntier: 2\n\ntier: 2',
  },
  'empty-document': {
    severity: 'error',
    title: 'document is empty',
    message: () => 'The document holds no value.',
    cause: 'The file is empty or holds only comments.',
    fix: 'Write the contract, or delete the file.',
    example:
      '# the contract of the Slack module\n\n# the contract of the Slack module\ntype: l9_module_meta\nmodule_id: slack.webhook',
  },
  'several-documents': {
    severity: 'error',
    title: 'several documents in one file',
    message: (p: { readonly count: number }) => `The file holds ${p.count} YAML documents; a contract is exactly one.`,
    cause: 'A line `---` separates documents.',
    fix: 'Put each document into a file of its own.',
    example:
      'schema_version: "2.6"\n---\nschema_version: "2.6"\n\nschema_version: "2.6"      # and the other in a file of its own',
  },
  'not-a-mapping': {
    severity: 'error',
    title: 'document is no mapping',
    message: (p: { readonly found: string }) =>
      `The document is ${p.found}; a contract is a mapping of keys to values.`,
    cause: 'The top level of the file is a list or a single value.',
    fix: 'Start the file with its keys at the left margin.',
    example: '- module_id: slack.webhook\n- tier: 2\n\nmodule_id: slack.webhook\ntier: 2',
  },
  'too-large': {
    severity: 'error',
    title: 'document is too large',
    message: (p: { readonly size: number; readonly unit: 'characters' | 'bytes'; readonly limit: number }) =>
      `The file has ${p.size} ${p.unit}; at most ${p.limit} are read.`,
    cause: 'Contracts are written by people; a file of this size is a mistake or an attack.',
    fix: 'Check that the right file stands here, or split it.',
    example:
      'modules/specs/Module-Spec-v2.6-slack_webhook.yaml    12 MB, a database dump saved under the wrong name\n\ngit checkout modules/specs/Module-Spec-v2.6-slack_webhook.yaml',
  },
  'too-complex': {
    severity: 'error',
    title: 'document is too deep, too wide or expands too far',
    message: (p: { readonly problem: string }) => `The document cannot be read safely: ${p.problem}.`,
    cause: 'The nesting is deeper or a list is longer than any contract needs, or aliases multiply the content.',
    fix: 'Write the values out, nest them less, and split what is too long.',
    example: 'a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]      # and so on\n\na: [x, x, x, x]',
  },
  'not-text': {
    severity: 'error',
    title: 'file is no UTF-8 text',
    message: (p: { readonly problem: string }) => `The file is no plain UTF-8 text: ${p.problem}.`,
    cause: 'The file is binary, in another encoding, or holds a NUL character.',
    fix: 'Save it as UTF-8 text.',
    example: 'a file saved as UTF-16 or with a NUL byte inside\n\niconv -f UTF-16 -t UTF-8 old.yaml > new.yaml',
  },
  'list-not-found': {
    severity: 'error',
    title: 'list to extend is missing',
    message: (p: { readonly path: string }) => `There is no list \`${p.path}\` to add an entry to.`,
    cause: 'The key is absent or its value is no list.',
    fix: 'Write the key with an empty list: `modules: []`.',
    example: 'version: 1             # modules/registry.yaml without a list\n\nversion: 1\nmodules: []',
  },
  'unfit-character': {
    severity: 'error',
    title: 'character that YAML forbids',
    message: (p: { readonly character: string }) =>
      `The character ${p.character} may not stand in a contract: it cannot be seen, printed or stored safely.`,
    cause: 'A control character, a mark that turns text around, or an odd line end came in by copying or as an escape.',
    fix: 'Delete the character.',
    example: 'name: "slack\\e[31m"   # an escape that would colour a terminal\n\nname: slack        # mended',
  },
  'yaml-version': {
    severity: 'error',
    title: 'other version of YAML',
    message: (p: { readonly directive: string }) => `The file says \`${p.directive}\`; contracts are YAML 1.2.`,
    cause: 'A `%YAML` directive asks for rules by which `yes` is a boolean and `017` is fifteen.',
    fix: 'Delete the directive.',
    example: '%YAML 1.1\n---\nexposes_tool: yes\n\nexposes_tool: true   # mended: no directive, and plain booleans',
  },
  'custom-tag': {
    severity: 'error',
    title: 'value with a tag',
    message: (p: { readonly tag: string }) => `The value has the tag \`${p.tag}\`; a contract holds plain values only.`,
    cause: 'Tags ask the reader to build an object of some language; contracts are data that nothing runs.',
    fix: 'Delete the tag and write the value as text, number, boolean, list or mapping.',
    example: 'tier: !!python/object:tiers.Two {}\n\ntier: 2   # mended',
  },
  'merge-key': {
    severity: 'error',
    title: 'merge key',
    message: () => 'The key `<<` merges a mapping in YAML 1.1 and is an ordinary key in YAML 1.2.',
    cause: 'Merge keys were dropped from YAML; readers disagree about what stands here.',
    fix: 'Write the merged keys out.',
    example: 'base: &base { tier: 2 }\nmodule:\n  <<: *base\n\nmodule:\n  tier: 2   # mended: written out',
  },
  'key-not-text': {
    severity: 'error',
    title: 'key is no text',
    message: (p: { readonly found: string }) => `The key is ${p.found}; keys are text.`,
    cause: 'The key is empty, a list, a mapping, or a scalar that YAML reads as something else than what is written.',
    fix: 'Write the key as text, in quotes where it looks like a value.',
    example: 'true: on_success\n\n"true": on_success   # mended',
  },
  'inexact-number': {
    severity: 'error',
    title: 'number cannot be held exactly',
    message: (p: { readonly source: string }) => `The number \`${p.source}\` cannot be held exactly.`,
    cause: 'It is infinite, no number, or an integer beyond 9007199254740991, which readers round each in their way.',
    fix: 'Write it as text, in quotes.',
    example: "channel: 12345678901234567890\n\nchannel: '12345678901234567890'   # mended",
  },
  'yaml-1.1-value': {
    severity: 'warning',
    title: 'YAML 1.1 reads it otherwise',
    message: (p: { readonly source: string; readonly here: string; readonly there: string }) =>
      `\`${p.source}\` is ${p.here} here, in YAML 1.2, and ${p.there} to readers of YAML 1.1.`,
    cause: 'The value is not quoted, and the two versions of YAML take it for different things.',
    fix: 'Quote it where it is text; write true, false or a plain decimal number where it is that.',
    example: "released: 2025-12-18   # a date to YAML 1.1\n\nreleased: '2025-12-18'   # mended: text to every reader",
  },
  'more-findings': {
    severity: 'info',
    title: 'more findings in this file',
    message: (p: { readonly count: number }) => `The file has ${p.count} more findings like those listed.`,
    cause: 'Only the first hundred findings of a file are listed.',
    fix: 'Mend those that are listed, and validate again.',
    example:
      "released: 2025-12-18      # a hundred unquoted dates, and then this finding\n\nreleased: '2025-12-18'   # mended",
  },
  'env-line-edited': {
    severity: 'error',
    title: 'variable was changed by hand',
    message: (p: { readonly name: string; readonly heading: string }) =>
      `\`${p.name}\` below the heading \`${p.heading}\` was changed by hand; taking it out would lose the change.`,
    cause: 'A person gave the variable another value, or commented it out.',
    fix: 'Take the line out yourself, or name the file with `--discard <file>` to give the change up.',
    example:
      '# slack.webhook\nSLACK_SIGNING_SECRET=from-the-vault\nl9gen remove slack.webhook    → documents/env-line-edited\n\nl9gen remove slack.webhook --discard .env.example',
  },
  'part-edited': {
    severity: 'error',
    title: 'entry was changed by hand',
    message: (p: { readonly path: string }) =>
      `\`${p.path}\` was put in by l9gen and changed by hand since; taking it out would lose the change.`,
    cause: 'A person gave the entry another value, and nobody but the removed module needs it.',
    fix: 'Take the entry out yourself, or name the file with `--discard <file>` to give the change up.',
    example:
      'services:\n  redis: { image: redis:8, command: redis-server --appendonly yes }\nl9gen remove slack.webhook    → documents/part-edited\n\nl9gen remove slack.webhook --discard docker-compose.yml',
  },
  'edit-not-safe': {
    severity: 'error',
    title: 'document cannot be edited safely',
    message: (p: { readonly path: string; readonly problem: string }) =>
      `\`${p.path}\` cannot be edited without harm: ${p.problem}.`,
    cause: 'The text is written in a way that leaves no place where only this value would change.',
    fix: 'Make the change by hand.',
    example:
      'base: &base { tier: 2 }\nmodule: *base        # setting module.tier would change base.tier as well\n\nmodule: { tier: 2 }  # mended: written out',
  },
});
