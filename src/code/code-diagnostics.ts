import { defineDiagnostics } from '../diagnostics/index.js';

interface ListParameters {
  readonly list: string;
}

function sentenceOf(names: readonly string[]): string {
  if (names.length === 0) return 'it exports no array';
  return `it exports the ${names.length === 1 ? 'array' : 'arrays'} ${names.map((name) => `\`${name}\``).join(', ')}`;
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
  'list-not-found': {
    severity: 'error',
    title: 'Exported list not found',
    message: ({
      list,
      exported,
      note,
    }: ListParameters & { readonly exported: readonly string[]; readonly note?: string }) =>
      `The file exports no constant \`${list}\`${note === undefined ? '' : `, ${note}`}; ${sentenceOf(exported)}.`,
    cause: 'Modules are wired by adding an entry to an exported array, and no export has the expected name.',
    fix: 'Export a constant with this name whose value is an array literal, for example `export const routes = [];`.',
    example: 'const routes = [];            // not exported\n\nexport const routes = [];',
  },
  'list-not-a-literal': {
    severity: 'error',
    title: 'List is no array literal',
    message: ({ list, found }: ListParameters & { readonly found: string }) =>
      `The exported \`${list}\` is not written as an array literal but as \`${found}\`.`,
    cause:
      'Only an array literal without holes, plain or with `as const` or `satisfies`, has a place where an entry can be written.',
    fix: 'Write the value of the constant as an array literal; spread whatever is computed into it.',
    example: 'export const routes = loadRoutes();\n\nexport const routes = [...loadRoutes()];',
  },
  'list-ambiguous': {
    severity: 'error',
    title: 'List is exported twice',
    message: ({ list, count }: ListParameters & { readonly count: number }) =>
      `The name \`${list}\` is exported ${count} times.`,
    cause: 'An entry belongs into one list, and nothing tells which of these is meant.',
    fix: 'Keep one export with this name.',
    example:
      'export const routes = [];\nexport { other as routes };    // the same name once more\n\nexport const routes = [];',
  },
  'entry-ambiguous': {
    severity: 'error',
    title: 'Entry is in list twice',
    message: ({ list, entry }: ListParameters & { readonly entry: string }) =>
      `The list \`${list}\` holds more than one entry with ${entry}.`,
    cause: 'The entry has to be updated, and nothing tells which of its copies is meant.',
    fix: 'Keep one of the entries.',
    example:
      "export const tools = [\n  { name: 'slack_tool', run: first },\n  { name: 'slack_tool', run: second },\n];\n\nexport const tools = [{ name: 'slack_tool', run: first }];",
  },
  'property-not-a-value': {
    severity: 'error',
    title: 'Property is written as function',
    message: ({ property, list }: ListParameters & { readonly property: string }) =>
      `The property \`${property}\` of an entry of \`${list}\` is a method or accessor, not a value.`,
    cause: 'Giving the property its value would delete a function body that a person wrote.',
    fix: 'Write the property as `name: value`, or pin the entry with the comment `// l9gen:keep`.',
    example:
      "{ name: 'slack_tool', run() { return 1; } }\n\n{ name: 'slack_tool', run: runSlack }\n{ name: 'slack_tool', run() { return 1; } } // l9gen:keep",
  },
  'edits-disagree': {
    severity: 'error',
    title: 'Two edits disagree',
    message: ({ list, entry }: ListParameters & { readonly entry: string }) =>
      `Two edits of the list \`${list}\` want different texts for the entry with ${entry}.`,
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
    message: ({ list, entry }: ListParameters & { readonly entry: string }) =>
      `The entry of \`${list}\` with ${entry} is pinned by \`l9gen:keep\`, so it is not taken out.`,
    cause: 'A person asked that this entry stays as it is, and taking it out would undo that.',
    fix: 'Delete the comment `l9gen:keep` and run the command again, or take the entry and its import out yourself.',
    example:
      'export const modules = [\n  slackWebhookRouter, // l9gen:keep\n];\n\nexport const modules = [\n  slackWebhookRouter,\n];',
  },
  'entry-edited': {
    severity: 'error',
    title: 'Entry was changed by hand',
    message: ({ list, entry, text }: ListParameters & { readonly entry: string; readonly text: string }) =>
      `The entry of \`${list}\` with ${entry} was changed by hand; taking it out would lose \`${text}\`.`,
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
