import type Handlebars from 'handlebars';
import { parseTemplate } from './parse-template.js';
import type { TemplateSource } from './template.js';
import { compileProgram, createEngine } from './template-engine.js';

type Program = Handlebars.TemplateDelegate<object>;

/** Changes a template's syntax tree before it is compiled. */
export type Prepare = (program: hbs.AST.Program, source: TemplateSource) => hbs.AST.Program;

const compiled = new Map<string, Program>();
let engine: typeof Handlebars | undefined;

/**
 * A template as code, made once per process for all renderers: compiling costs more than all texts that one run makes of it.
 * Throws as {@link compileProgram} does.
 */
export function compileOnce(source: TemplateSource): Program {
  const key = `${source.name}\n${source.text}`;
  const known = compiled.get(key);
  if (known) return known;
  const program = compileProgram((engine ??= createEngine()), parseTemplate(source));
  compiled.set(key, program);
  return program;
}

/** A template as code, made anew, of the syntax tree that `prepare` gives. Throws as {@link compileProgram} does. */
export function compilePrepared(source: TemplateSource, prepare: Prepare): Program {
  return compileProgram((engine ??= createEngine()), prepare(parseTemplate(source), source));
}
