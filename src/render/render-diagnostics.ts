import { defineDiagnostics } from '../diagnostics/index.js';

interface Expression {
  readonly expression: string;
}

interface Named {
  readonly name: string;
  readonly near?: string | undefined;
}

function orNear(sentence: string, { near }: Named): string {
  return near === undefined ? `${sentence}.` : `${sentence}; did you mean \`${near}\`?`;
}

/** Every code of the room: what can be wrong in a template, in its view, or in the text that they make. */
export const renderDiagnostics = defineDiagnostics('render', {
  'missing-value': {
    severity: 'error',
    title: 'Value missing in the view',
    message: ({ expression, problem }: Expression & { readonly problem: string }) => `\`${expression}\` ${problem}.`,
    cause:
      'The template writes a value that this view does not hold: an optional property without an `if` around it, or a view that breaks its schema.',
    fix: 'Guard the place with `{{#if …}}`, or fill the property in the view.',
    example: '{{str route}}                           where the view has no route\n\n{{#if route}}{{str route}}{{/if}}',
  },
  'template-error': {
    severity: 'error',
    title: 'Template cannot be rendered',
    message: ({ expression, problem }: Expression & { readonly problem: string }) =>
      `\`${expression}\` failed: ${problem}.`,
    cause: 'The template is not valid Handlebars, or a helper got a value that its context cannot hold.',
    fix: 'Correct the template at this place, or the value that the view passes to it.',
    example: '{{#if route}}…                          never closed\n\n{{#if route}}…{{/if}}',
  },
  'unknown-template': {
    severity: 'error',
    title: 'Template does not exist',
    message: (named: Named) => orNear(`There is no template \`${named.name}\``, named),
    cause: 'The templates folder has no file of this name.',
    fix: 'Add the file below `templates/`, or correct the name.',
    example:
      "createRenderer(…).render('module/rout.ts.hbs', view)\n\ncreateRenderer(…).render('module/route.ts.hbs', view)",
  },
  'unknown-path': {
    severity: 'error',
    title: 'Path not in the view schema',
    message: (named: Named) => orNear(`The view has no \`${named.name}\` here`, named),
    cause: 'Handlebars renders an unknown path as nothing, so a misspelt name would vanish silently from the output.',
    fix: 'Correct the path, or declare the property in the `view.schema.json` of this kind.',
    example: '{{str moduel.id}}\n\n{{str module.id}}',
  },
  'unescaped-value': {
    severity: 'error',
    title: 'Value without an escaper',
    message: ({ expression }: Expression) => `\`${expression}\` writes a value without an escaping helper.`,
    cause: 'A value that is not escaped for its context can break out of a string, a comment or a scalar.',
    fix: 'Write the value through the helper of its context, in double braces, such as `{{str name}}` or `{{comment name}}`.',
    example: "const id = '{{module.id}}';\n\nconst id = {{str module.id}};",
  },
  'unknown-helper': {
    severity: 'error',
    title: 'Helper does not exist',
    message: (named: Named) => orNear(`There is no helper \`${named.name}\``, named),
    cause: 'The template calls a helper or a block that the template language does not have.',
    fix: 'Use a helper of the table in `templates/README.md`, or one of the blocks `if`, `unless`, `each` and `with`.',
    example: '{{strr module.id}}\n\n{{str module.id}}',
  },
  'wrong-arguments': {
    severity: 'error',
    title: 'Helper called with wrong arguments',
    message: ({
      name,
      expected,
      actual,
    }: {
      readonly name: string;
      readonly expected: string;
      readonly actual: string;
    }) => `\`${name}\` takes ${expected}, but is called with ${actual}.`,
    cause: 'The helper is called with too few, too many or named arguments.',
    fix: 'Call the helper as the table in `templates/README.md` says.',
    example: '{{str module.id module.name}}\n\n{{str module.id}}',
  },
  'unknown-partial': {
    severity: 'error',
    title: 'Partial does not exist',
    message: (named: Named) => orNear(`There is no partial \`${named.name}\` of this kind`, named),
    cause:
      'A partial is called by its name in the `partials` folder of the same kind; names that are computed are not allowed.',
    fix: 'Add `partials/<name>.hbs` to this kind, or correct the name.',
    example: '{{> heder}}\n\n{{> header}}',
  },
  'unused-partial': {
    severity: 'warning',
    title: 'Partial is never called',
    message: ({ name }: { readonly name: string }) =>
      `No template of this kind calls the partial \`${name}\`, so nothing in it could be checked.`,
    cause: 'The paths of a partial can only be checked in the place where it is called.',
    fix: 'Remove the partial, or call it.',
    example: 'partials/footer.hbs                     no template says {{> footer}}\n\nrm partials/footer.hbs',
  },
  'each-over-object': {
    severity: 'error',
    title: 'Loop over something else than a list',
    message: ({ expression }: Expression) => `\`${expression}\` is no list, so \`each\` may not go over it.`,
    cause:
      'The order of the keys of an object depends on how it was built, so the output would not be the same everywhere.',
    fix: 'Make it an array in the view, in the order in which it shall be written.',
    example: '{{#each headersByName}}…{{/each}}       an object\n\n{{#each headers}}…{{/each}}             a list',
  },
  'unsupported-syntax': {
    severity: 'error',
    title: 'Syntax outside the template language',
    message: ({ expression }: Expression) => `\`${expression}\` is not part of the template language.`,
    cause: 'Decorators, inline partials and partial blocks hide from the checker what they write.',
    fix: 'Use a partial file, or write the text in place.',
    example: '{{#*inline "row"}}…{{/inline}}\n\n{{> row}}                               with partials/row.hbs',
  },
  'missing-view-schema': {
    severity: 'error',
    title: 'View schema missing',
    message: ({ kind }: { readonly kind: string }) => `The templates of kind \`${kind}\` have no view schema.`,
    cause: 'Without the schema of the view nobody can tell a property from a misspelling.',
    fix: 'Add `view.schema.json` to the folder of this kind.',
    example:
      'templates/queue/worker.ts.hbs           and no templates/queue/view.schema.json\n\ntemplates/queue/view.schema.json        { "type": "object", "properties": { … } }',
  },
  'output-does-not-parse': {
    severity: 'error',
    title: 'Rendered text does not parse',
    message: ({ template, problem }: { readonly template: string; readonly problem: string }) =>
      `The text of template \`${template}\` does not parse: ${problem}.`,
    cause: 'The template, together with this view, makes a text that is not valid in its language.',
    fix: 'Correct the template; the line and column given are those of the rendered text.',
    example:
      'export const {{str module.id}} = 1;     renders  export const "slack" = 1;\n\nexport const {{id module.id}} = 1;',
  },
  'output-does-not-settle': {
    severity: 'error',
    title: 'Formatting does not settle',
    message: ({ template }: { readonly template: string }) =>
      `The text of template \`${template}\` changes each time it is formatted.`,
    cause: 'Prettier rewrites its own output for this text, so the file would change with every run.',
    fix: 'Write the construct differently in the template.',
    example:
      'a construct that Prettier lays out differently each time\n\nthe same written another way, such as a named function in place of a nested one',
  },
});
