import { camelCase, kebabCase, pascalCase, snakeCase, upperSnakeCase, yamlScalar } from '../text/index.js';
import {
  identifier,
  importPath,
  jsonText,
  propertyKey,
  regexSource,
  typescriptLiteral,
  typescriptString,
} from './escape-code.js';
import { dotenvValue, shellWord } from './escape-data.js';
import {
  commentText,
  markdownArea,
  markdownCode,
  markdownFence,
  markdownLine,
  markdownProse,
  markdownSpan,
  markdownText,
} from './escape-prose.js';
import { markdownTable } from './markdown-table.js';
import { numberedLines } from './numbered-lines.js';
import { inWords, TemplateFailure } from './template-failure.js';

/** A function that templates may call. All are pure; a value they cannot take is a {@link TemplateFailure}. */
export interface TemplateHelper {
  readonly name: string;
  /** `escape` helpers may stand outermost in an output mustache; `name` and `logic` helpers only inside of others. */
  readonly kind: 'escape' | 'name' | 'logic';
  /** The least and the greatest number of arguments. */
  readonly arguments: readonly [least: number, greatest: number];
  /** One line for the reference. */
  readonly description: string;
  readonly apply: (...values: readonly unknown[]) => unknown;
}

/** Every helper of the template language, escapers first. The reference page and the checker read this table. */
export const templateHelpers: readonly TemplateHelper[] = [
  escaper('str', 'A TypeScript string literal with its quotes.', (value) => typescriptString(textOf(value))),
  escaper('literal', 'Any JSON value as a TypeScript expression on one line.', (value) =>
    typescriptLiteral(present(value)),
  ),
  escaper('json', 'Any JSON value as JSON on one line.', (value) => jsonText(present(value))),
  escaper('id', 'A TypeScript identifier; fails when the value is none.', (value) => identifier(textOf(value))),
  escaper('prop', 'An object key: bare when it is an identifier, quoted otherwise.', (value) =>
    propertyKey(textOf(value)),
  ),
  escaper('path', 'A relative import specifier without quotes; fails for anything else.', (value) =>
    importPath(textOf(value)),
  ),
  escaper('regex', 'The source of a regular expression that matches exactly the value.', (value) =>
    regexSource(textOf(value)),
  ),
  escaper('comment', 'One line inside a comment: block, line, `#` or HTML.', (value) => commentText(textOf(value))),
  escaper('md', 'One line of Markdown text that shows the value as it is.', (value) => markdownText(textOf(value))),
  escaper('mdline', 'As `md`, with code spans where the value has backticks.', (value) => markdownLine(textOf(value))),
  escaper('mdarea', 'A path or glob as a code span; anything else as `mdline`.', (value) =>
    markdownArea(textOf(value)),
  ),
  escaper('mdprose', 'As `mdline`, with a paragraph for each that blank lines part.', (value) =>
    markdownProse(textOf(value)),
  ),
  {
    ...escaper('mdfence', 'A fenced block in the language of the first argument: a text or a list of lines.', String),
    arguments: [2, 2],
    apply: (language, lines) => markdownFence(identifier(textOf(language)), linesOf(lines)),
  },
  escaper('mdcode', 'A Markdown code span that shows the value as it is.', (value) => markdownCode(textOf(value))),
  escaper('mdspan', 'As `mdcode`, where no table is around.', (value) => markdownSpan(textOf(value))),
  escaper('mdtable', 'A Markdown table of rows of cells, the first row its head, a line for each.', (value) =>
    markdownTable(present(value)),
  ),
  escaper('mdlines', 'Numbered lines of a text as a fenced block of Markdown.', (value) =>
    numberedLines(present(value)),
  ),
  escaper('yaml', 'A YAML scalar: text, number, boolean or null; quoted when needed.', (value) =>
    yamlScalar(scalarOf(value)),
  ),
  escaper('env', 'A value in a dotenv file; fails when readers would disagree on it.', (value) =>
    dotenvValue(textOf(value)),
  ),
  escaper('sh', 'One word of a POSIX shell.', (value) => shellWord(textOf(value))),
  naming('camel', '`slack.webhook` as `slackWebhook`.', camelCase),
  naming('pascal', '`slack.webhook` as `SlackWebhook`.', pascalCase),
  naming('snake', '`slack.webhook` as `slack_webhook`.', snakeCase),
  naming('upper', '`slack.webhook` as `SLACK_WEBHOOK`.', upperSnakeCase),
  naming('kebab', '`slack.webhook` as `slack-webhook`.', kebabCase),
  logic('concat', [2, 9], {
    description: 'The arguments as one text.',
    apply: (...values) => values.map(textOf).join(''),
  }),
  logic('join', [2, 2], {
    description: 'The items of a list as one text, with the second argument in between.',
    apply: (list, between) => listOf(list).map(textOf).join(textOf(between)),
  }),
  logic('eq', [2, 2], {
    description: 'True when both arguments are the same text, number or boolean.',
    apply: (a, b) => a === b,
  }),
  logic('includes', [2, 2], {
    description: 'True when the list holds the second argument.',
    apply: (list, item) => listOf(list).includes(item),
  }),
  logic('and', [2, 9], {
    description: 'True when every argument is true or not empty.',
    apply: (...values) => values.every(isTruthy),
  }),
  logic('or', [2, 9], {
    description: 'True when any argument is true or not empty.',
    apply: (...values) => values.some(isTruthy),
  }),
  logic('not', [1, 1], {
    description: 'True when the argument is false, absent or empty.',
    apply: (value) => !isTruthy(value),
  }),
];

function escaper(name: string, description: string, apply: (value: unknown) => string): TemplateHelper {
  return { name, kind: 'escape', arguments: [1, 1], description, apply };
}

function naming(name: string, description: string, convert: (text: string) => string): TemplateHelper {
  return { name, kind: 'name', arguments: [1, 1], description, apply: (value) => convert(textOf(value)) };
}

function logic(
  name: string,
  count: TemplateHelper['arguments'],
  rest: Pick<TemplateHelper, 'description' | 'apply'>,
): TemplateHelper {
  return { name, kind: 'logic', arguments: count, ...rest };
}

function present(value: unknown): unknown {
  if (value === undefined) throw new TemplateFailure('missing-value', 'has no value in the view');
  return value;
}

function scalarOf(value: unknown): string | number | boolean | null {
  const found = present(value);
  if (found === null || typeof found === 'string' || typeof found === 'boolean') return found;
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  throw new TemplateFailure('template-error', `\`${inWords(found)}\` is no text, number or boolean`);
}

function textOf(value: unknown): string {
  const found = scalarOf(value);
  if (found === null) throw new TemplateFailure('missing-value', 'is null in the view');
  return String(found);
}

function linesOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value);
}

function listOf(value: unknown): readonly unknown[] {
  const found = present(value);
  if (Array.isArray(found)) return found;
  throw new TemplateFailure('template-error', `\`${inWords(found)}\` is no list`);
}

// The same notion of "empty" as the built-in `if`.
function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
