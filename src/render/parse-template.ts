import Handlebars from 'handlebars';
import { TemplateFailure } from './template-failure.js';
import type { TemplateSource } from './template.js';

/** The syntax tree of a template, each node with its template's name as source. Throws a {@link TemplateFailure} when it does not parse. */
export function parseTemplate(template: TemplateSource): hbs.AST.Program {
  try {
    return Handlebars.parse(template.text, { srcName: template.name });
  } catch (error) {
    throw syntaxFailure(template.name, error);
  }
}

/** The failure behind an error that Handlebars threw while it parsed, compiled or ran a template. */
export function syntaxFailure(template: string, error: unknown): TemplateFailure {
  if (error instanceof TemplateFailure) return error;
  if (!(error instanceof Error)) throw error;
  const line = numberIn(error, 'lineNumber') ?? Number(/^Parse error on line (\d+)/.exec(error.message)?.[1] ?? 1);
  const start = { line, column: numberIn(error, 'column') ?? 0 };
  const end = { line: numberIn(error, 'endLineNumber') ?? line, column: numberIn(error, 'endColumn') ?? start.column };
  return new TemplateFailure('template-error', problemIn(error.message), { template, start, end });
}

function numberIn(error: Error, key: string): number | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'number' ? value : undefined;
}

// A parse error comes with a drawing of the place and a list of tokens, a compile error with ` - line:column` at its end.
function problemIn(message: string): string {
  const drawing = /^Parse error on line \d+:\n([^\n]*)\n[^\n]*\n([^\n]*)/.exec(message);
  if (drawing) return `it does not parse near \`${drawing[1]?.trim()}\``;
  return message.replace(/ - \d+:\d+$/, '').replace(/"/g, '`');
}
