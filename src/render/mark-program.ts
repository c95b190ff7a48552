import { isBlock, isMustache, isPartial } from './template-syntax.js';
import type { TemplateSource } from './template.js';

/** A line of a template, from 1; `template` is its name. */
export interface TemplateLine {
  readonly template: string;
  readonly line: number;
}

/** Writes marks into a template: where each line of it begins to emit, and where a partial is called and has ended. */
export interface Marking {
  readonly at: (place: TemplateLine) => string;
  readonly enter: (place: TemplateLine) => string;
  readonly leave: string;
}

/** A template's syntax tree in which every emitted piece stands behind a mark of its line; its text is the same but for the marks. */
export function markProgram(program: hbs.AST.Program, source: TemplateSource, marking: Marking): hbs.AST.Program {
  const inside = (statement: hbs.AST.Statement): readonly hbs.AST.Statement[] => {
    const place = { template: source.name, line: statement.loc.start.line };
    if (isContent(statement))
      return [{ ...statement, value: markContent(statement, source, marking) } as typeof statement];
    if (isMustache(statement)) return [content(statement, marking.at(place)), statement];
    if (isPartial(statement))
      return [content(statement, marking.enter(place)), statement, content(statement, marking.leave)];
    if (!isBlock(statement)) return [statement];
    const { program: main, inverse } = statement;
    const block = { ...statement, program: markProgram(main, source, marking) };
    return [inverse ? { ...block, inverse: markProgram(inverse, source, marking) } : block];
  };
  return { ...program, body: program.body.flatMap(inside) };
}

interface Content extends hbs.AST.Statement {
  readonly value: string;
  /** As it stands in the template, before the white space of standalone tags was taken off its ends. */
  readonly original: string;
}

function isContent(statement: hbs.AST.Statement): statement is Content {
  return statement.type === 'ContentStatement';
}

function content({ loc }: hbs.AST.Node, value: string): Content {
  return { type: 'ContentStatement', loc, value, original: value };
}

// Blank lines get no mark: a line with nothing else on it would be indented where a partial is.
function markContent({ value, original, loc }: Content, { name }: TemplateSource, marking: Marking): string {
  const shift = original.search(/\S/) - value.search(/\S/);
  const lineAt = (offset: number): number => loc.start.line + (original.slice(0, offset).match(/\n/g)?.length ?? 0);
  return value.replace(/\S[^\n]*/g, (text, offset: number) => {
    return `${marking.at({ template: name, line: lineAt(offset + shift) })}${text}`;
  });
}
