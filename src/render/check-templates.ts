import { sortDiagnostics } from '../diagnostics/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { nearestName } from '../text/index.js';
import { checkBlock } from './check-block.js';
import { checkCall, checkExpression, isHelper, occurrenceOf } from './check-expression.js';
import type { Checked } from './check-expression.js';
import { parseTemplate, syntaxFailure } from './parse-template.js';
import { renderDiagnostics } from './render-diagnostics.js';
import { isRendered, partialName, spanInTemplate, templateFile, templateKind } from './template.js';
import type { TemplateSource } from './template.js';
import { isEscaped } from './template-engine.js';
import { rootScope } from './template-scope.js';
import type { Scope } from './template-scope.js';
import { calledName, isBlock, isMustache, isPartial } from './template-syntax.js';
import { createViewSchema } from './view-schema.js';
import type { Shape, ViewSchema } from './view-schema.js';

/** The JSON Schema of the view of each kind, by the name of the kind's folder. */
export type ViewSchemas = Readonly<Record<string, unknown>>;

/**
 * Proves without rendering that no template can be wrong silently: every path is in the view schema of its kind, every output
 * goes through an escaping helper, every helper and partial exists, every loop goes over a list. Partials are checked in
 * each place where they are called. Sorted diagnostics with file, line and column in the template.
 */
export function checkTemplates(templates: readonly TemplateSource[], schemas: ViewSchemas): readonly Diagnostic[] {
  const rendered = templates.filter(({ name }) => isRendered(name));
  const kinds = [...new Set(rendered.map(({ name }) => templateKind(name)))];
  return sortDiagnostics(
    kinds.flatMap((kind) => {
      const ofKind = rendered.filter(({ name }) => templateKind(name) === kind);
      const schema = Object.hasOwn(schemas, kind) ? schemas[kind] : undefined;
      if (schema !== undefined) return checkKind(ofKind, createViewSchema(schema));
      return ofKind
        .slice(0, 1)
        .map(({ name }) => renderDiagnostics.create('missing-view-schema', { kind }, { file: templateFile(name) }));
    }),
  );
}

/** The state of checking one kind: its parsed templates and which partials were met in which context. */
interface KindCheck {
  readonly programs: ReadonlyMap<string, hbs.AST.Program>;
  readonly partials: ReadonlyMap<string, TemplateSource>;
  readonly visits: { readonly partial: string; readonly context: Shape }[];
  /** The partials around the place, outermost first. */
  readonly stack: readonly string[];
  readonly found: Diagnostic[];
}

function checkKind(templates: readonly TemplateSource[], view: ViewSchema): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const partials = new Map(
    templates
      .flatMap((template) => [[partialName(template.name), template] as const])
      .filter((entry): entry is readonly [string, TemplateSource] => entry[0] !== undefined),
  );
  const kind: KindCheck = { programs: parseAll(templates, found), partials, visits: [], stack: [], found };
  for (const template of templates.filter(({ name }) => partialName(name) === undefined)) {
    checkProgram(
      kind,
      { template, add: (one) => found.push(one) },
      { program: kind.programs.get(template.name), scope: rootScope(view) },
    );
  }
  const visited = new Set(kind.visits.map(({ partial }) => partial));
  for (const [name, template] of partials) {
    if (!visited.has(name))
      found.push(renderDiagnostics.create('unused-partial', { name }, { file: templateFile(template.name) }));
  }
  return found;
}

function parseAll(templates: readonly TemplateSource[], found: Diagnostic[]): ReadonlyMap<string, hbs.AST.Program> {
  const programs = new Map<string, hbs.AST.Program>();
  for (const template of templates) {
    try {
      programs.set(template.name, parseTemplate(template));
    } catch (error) {
      const failure = syntaxFailure(template.name, error);
      const span = failure.place && spanInTemplate(template, failure.place);
      found.push(
        renderDiagnostics.create(
          'template-error',
          { expression: template.name, problem: failure.message },
          { file: templateFile(template.name), ...(span && { span }) },
        ),
      );
    }
  }
  return programs;
}

interface Part {
  readonly program: hbs.AST.Program | undefined;
  readonly scope: Scope;
}

function checkProgram(kind: KindCheck, checked: Checked, { program, scope }: Part): void {
  for (const statement of program?.body ?? []) {
    if (isMustache(statement)) checkOutput(checked, statement, scope);
    else if (isBlock(statement)) {
      const scopes = checkBlock(checked, statement, scope);
      if (!scopes) continue;
      checkProgram(kind, checked, { program: statement.program, scope: scopes.body });
      checkProgram(kind, checked, { program: statement.inverse, scope: scopes.inverse });
    } else if (isPartial(statement)) checkPartial(kind, checked, { partial: statement, scope });
    else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      const { expression, at } = occurrenceOf(checked, statement);
      checked.add(renderDiagnostics.create('unsupported-syntax', { expression }, at));
    }
  }
}

// One finding for one output: what is wrong with the call first, a missing escaper only when everything else is right.
function checkOutput(checked: Checked, statement: hbs.AST.MustacheStatement, scope: Scope): void {
  const before: Diagnostic[] = [];
  const inner = { ...checked, add: (one: Diagnostic) => void before.push(one) };
  if (calledName(statement, isHelper) === undefined) checkExpression(inner, statement.path, scope);
  else checkCall(inner, statement, { call: statement, scope });
  before.forEach(checked.add);
  if (before.length > 0 || isEscaped(statement)) return;
  const { expression, at } = occurrenceOf(checked, statement);
  checked.add(renderDiagnostics.create('unescaped-value', { expression }, at));
}

// A partial may call itself; in its own context that is seen once, with ever new arguments it could go on for ever.
const mostNesting = 3;

interface PartialCall {
  readonly partial: hbs.AST.PartialStatement;
  readonly scope: Scope;
}

function checkPartial(kind: KindCheck, checked: Checked, { partial, scope }: PartialCall): void {
  const inner = partialScope(checked, partial, scope);
  const name = 'original' in partial.name ? String(partial.name.original) : undefined;
  const template = kind.partials.get(name ?? '');
  if (name === undefined || !template) {
    const { expression, at } = occurrenceOf(checked, partial);
    const near = nearestName(name ?? '', [...kind.partials.keys()]);
    checked.add(renderDiagnostics.create('unknown-partial', { name: name ?? expression, near }, at));
    return;
  }
  if (kind.stack.filter((outer) => outer === name).length >= mostNesting) return;
  if (kind.visits.some((visit) => visit.partial === name && sameShape(visit.context, inner.context))) return;
  kind.visits.push({ partial: name, context: inner.context });
  checkProgram(
    { ...kind, stack: [...kind.stack, name] },
    { ...checked, template },
    { program: kind.programs.get(template.name), scope: inner },
  );
}

// Inside a partial the block parameters of its caller are out of sight, and named arguments lie over the context.
function partialScope(checked: Checked, partial: hbs.AST.PartialStatement, scope: Scope): Scope {
  const [subject] = partial.params;
  const context = subject ? checkExpression(checked, subject, scope) : scope.context;
  const pairs = partial.hash?.pairs ?? [];
  const named = pairs.map(({ key, value }): [string, unknown] => [
    key,
    { anyOf: checkExpression(checked, value, scope) },
  ]);
  const overlay = named.length > 0 ? [{ type: 'object', properties: Object.fromEntries(named) }] : [];
  return { ...scope, context: [...overlay, ...context], blockParams: new Map() };
}

function sameShape(a: Shape, b: Shape): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
