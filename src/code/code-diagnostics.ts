import { defineDiagnostics } from '../diagnostics/index.js';

interface SlotParameters {
  readonly slot: string;
}

function listed(candidates: readonly string[]): string {
  return candidates.length === 0 ? 'no other place where modules could be registered' : candidates.join(', ');
}

/** Everything that this room can find wrong. Each stops the edit of the file it concerns; the file stays as it is. */
export const codeDiagnostics = defineDiagnostics('code', {
  'does-not-parse': {
    severity: 'error',
    title: 'File has a syntax error',
    message: ({ problem }: { readonly problem: string }) => `The file has a syntax error: \`${problem}\`.`,
    cause: 'The file is no valid TypeScript, so no place in it can be told for certain.',
    fix: 'Correct the syntax error and run the command again.',
    example: 'export const routes = [slackWebhook;\n\nexport const routes = [slackWebhook];',
  },
  'slot-not-found': {
    severity: 'error',
    title: 'Place to register not found',
    message: ({
      slot,
      wanted,
      candidates,
      elsewhere,
      near,
    }: SlotParameters & {
      readonly wanted: string;
      readonly candidates: readonly string[];
      readonly elsewhere?: string;
      readonly near?: string;
    }) =>
      elsewhere === undefined
        ? `The file has no place \`${slot}\` to register a module; looked for ${wanted}; it has ${listed(candidates)}${near === undefined ? '' : `; the nearest name is \`${near}\``}.`
        : `The file has no place \`${slot}\` to register a module; it re-exports the name from \`${elsewhere}\`.`,
    cause:
      'Modules are registered in a literal (array, object, Set, Map) or by repeated calls, and none has the expected name, type or entries.',
    fix: 'Name file and symbol in `.l9_wiring.meta.yaml`, or give the file a place such as `export const modules = [];`.',
    example:
      'export const plugins = [];            // in l9/router.ts\n\ninvariants:                           # in .l9_wiring.meta.yaml\n  router: { file: l9/router.ts, symbol: plugins }',
  },
  'slot-not-a-literal': {
    severity: 'error',
    title: 'Place is no literal',
    message: ({ slot, found }: SlotParameters & { readonly found: string }) =>
      `The place \`${slot}\` is not written as an array, object, Set or Map but as \`${found}\`.`,
    cause:
      'Only a literal without holes, plain or with `as const` or `satisfies`, has a place where an entry can be written.',
    fix: 'Write the value as a literal and spread whatever is computed into it, or name another place in `.l9_wiring.meta.yaml`.',
    example: 'export const modules = loadModules();\n\nexport const modules = [...loadModules()];',
  },
  'slot-ambiguous': {
    severity: 'error',
    title: 'More than one place fits',
    message: ({ slot, candidates }: SlotParameters & { readonly candidates: readonly string[] }) =>
      `More than one place could be \`${slot}\`: ${candidates.join(', ')}.`,
    cause: 'An entry belongs into one place, and nothing tells which of these is meant.',
    fix: 'Say which in `.l9_wiring.meta.yaml` as `symbol`, a dotted path such as `app.register` or `AppModule.imports`.',
    example:
      'public.register(slackRouter);\ninternal.register(slackRouter);\n\ninvariants:                           # in .l9_wiring.meta.yaml\n  router: { file: l9/router.ts, symbol: public.register }',
  },
  'slot-filled-by-code': {
    severity: 'error',
    title: 'Place is filled by code',
    message: ({ slot, line, code }: SlotParameters & { readonly line: number; readonly code: string }) =>
      `The place \`${slot}\` of line ${line} is filled by \`${code}\`.`,
    cause: 'What such code puts in is decided when it runs, so whether a module is registered cannot be told.',
    fix: 'Register modules one by one in a literal or by calls, or name another place in `.l9_wiring.meta.yaml`.',
    example:
      'export const modules = [];\nfor (const module of found) modules.push(module);\n\nexport const modules = [slackWebhookRouter, ...found];',
  },
  'entry-form-unknown': {
    severity: 'error',
    title: 'Form of entry not known',
    message: ({ slot, value }: SlotParameters & { readonly value: string }) =>
      `How \`${value}\` is written in \`${slot}\` cannot be told: its siblings say more than is known of it, as this one does.`,
    cause: 'A new entry is written as its siblings are, and these hold values that no contract states.',
    fix: 'State the form as `entry` in `.l9_wiring.meta.yaml`, with `value`, `id` and `route` for what is known.',
    example:
      "{ router: githubRouter, prefix: '/github', limit: 50 }\n\ninvariants:                           # in .l9_wiring.meta.yaml\n  router:\n    file: l9/router.ts\n    symbol: routers\n    entry: { router: value, prefix: route }",
  },
  'entry-key-taken': {
    severity: 'error',
    title: 'Key is already taken',
    message: ({ slot, key, value }: SlotParameters & { readonly key: string; readonly value: string }) =>
      `The key \`${key}\` in \`${slot}\`, wanted for \`${value}\`, is taken by this entry.`,
    cause: 'Two entries with one key would replace each other, and renaming either would be a guess.',
    fix: 'Give the existing entry another key, or take it out.',
    example:
      'export const tools = { slack: legacySlack };    // the module `slack` wants this key\n\nexport const tools = { legacy_slack: legacySlack };',
  },
  'edits-disagree': {
    severity: 'error',
    title: 'Two edits disagree',
    message: ({ slot, entry }: SlotParameters & { readonly entry: string }) =>
      `Two edits of \`${slot}\` want different texts for the entry \`${entry}\`.`,
    cause: 'Two contracts describe the same entry in different words.',
    fix: 'Give the entries different keys, or make both contracts say the same.',
    example:
      'two modules state    tool_name: notify    with different operations\n\ntool_name: slack_notify    # in one of them',
  },
  'name-taken': {
    severity: 'error',
    title: 'Name is already taken',
    message: ({ name, from, taken }: { readonly name: string; readonly from: string; readonly taken: string }) =>
      `The name \`${name}\` wanted for an import from \`${from}\` already names ${taken}.`,
    cause: 'Two things in one module cannot have the same name, and renaming either would be a guess.',
    fix: 'Rename the existing declaration, or import the wanted name under an alias of your choice; an alias is reused.',
    example:
      'const slackWebhookRoute = 1;    // in l9/router.ts, where an import of this name is wanted\n\nconst legacySlackRoute = 1;',
  },
  'entry-pinned': {
    severity: 'error',
    title: 'Entry is pinned',
    message: ({ slot, entry }: SlotParameters & { readonly entry: string }) =>
      `The entry \`${entry}\` of \`${slot}\` is pinned by \`l9gen:keep\`, so it is not taken out.`,
    cause: 'A person asked that this entry stays as it is, and taking it out would undo that.',
    fix: 'Delete the comment `l9gen:keep` and run the command again, or take the entry and its import out yourself.',
    example:
      'export const modules = [\n  slackWebhookRouter, // l9gen:keep\n];\n\nexport const modules = [\n  slackWebhookRouter,\n];',
  },
  'entry-edited': {
    severity: 'error',
    title: 'Entry was changed by hand',
    message: ({ slot, entry, text }: SlotParameters & { readonly entry: string; readonly text: string }) =>
      `The entry \`${entry}\` of \`${slot}\` was changed by hand; taking it out would lose \`${text}\`.`,
    cause: 'A person wrapped the entry, changed its values, or wrote properties or comments into it.',
    fix: 'Take the entry out yourself, or name the file with `--discard <file>` to give the change up.',
    example:
      'export const modules = [\n  withAudit(slackWebhookRouter),\n];\nl9gen remove slack.webhook    → code/entry-edited\n\nl9gen remove slack.webhook --discard l9/router.ts',
  },
  'import-pinned': {
    severity: 'error',
    title: 'Import is pinned',
    message: ({ name, from }: { readonly name: string; readonly from: string }) =>
      `The import of \`${name}\` from \`${from}\` is pinned by \`l9gen:keep\`, so it is not taken out.`,
    cause: 'A person asked that this import stays as it is, and taking it out would undo that.',
    fix: 'Delete the comment `l9gen:keep` and run the command again, or take the entry and its import out yourself.',
    example:
      "// l9gen:keep\nimport { router as slackWebhookRouter } from './modules/slack_webhook/routes/slack_webhook.js';\n\nthe import without the comment above it",
  },
  'import-still-used': {
    severity: 'warning',
    title: 'Import is still needed',
    message: ({ name, from }: { readonly name: string; readonly from: string }) =>
      `The import of \`${name}\` from \`${from}\` stays, because \`${name}\` is used here.`,
    cause: 'A person uses the name besides the entry that was taken out; what it stands for is gone.',
    fix: 'Take this use out, and the import with it; `npx tsc --noEmit` names whatever else needs it.',
    example:
      'export const modules = [];\nlog(slackWebhookRouter);        // the module slack.webhook was removed\n\nexport const modules = [];',
  },
  'edit-would-lose-text': {
    severity: 'error',
    title: 'Edit would lose text',
    message: ({ reason }: { readonly reason: string }) => `The edit was refused because ${reason}.`,
    cause:
      'After an edit the file must parse, and every token and comment must survive, save the property values that are replaced.',
    fix: 'Move the comment or code out of the value that is to be replaced, or pin the entry with the comment `// l9gen:keep`.',
    example:
      "{ name: 'slack_tool', run: /* see ticket */ old }    // the value is to be replaced\n\n// see ticket\n{ name: 'slack_tool', run: old }",
  },
});
