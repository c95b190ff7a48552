/*
 * Handlebars types its nodes without a discriminated union; these guards tell them apart. Partial blocks and decorators are
 * not listed: the template language does not have them.
 */

/** True for an output: `{{…}}`, `{{{…}}}`. */
export function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

/** True for a block: `{{#…}}…{{/…}}`. */
export function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

/** True for the call of a partial: `{{> …}}`. */
export function isPartial(node: hbs.AST.Node): node is hbs.AST.PartialStatement {
  return node.type === 'PartialStatement';
}

/** True for a path: `a.b`, `../a`, `@index`. */
export function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

/** True for a call inside of another: `(eq a b)`. */
export function isSubExpression(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}

/** A call of a helper by a plain name: `{{str x}}`, `(eq a b)`, `{{#each xs}}`. */
export interface Call {
  readonly path: hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash | undefined;
}

/** The name that is called, or `undefined` when the node is only a path or a literal and calls nothing. */
export function calledName({ path, params, hash }: Call, isHelper: (name: string) => boolean): string | undefined {
  if (!isPath(path) || path.data || path.depth > 0 || path.parts.length !== 1 || path.original !== path.parts[0])
    return undefined;
  const isCall = params.length > 0 || (hash?.pairs.length ?? 0) > 0 || isHelper(path.original);
  return isCall ? path.original : undefined;
}

/** Every statement of a template, blocks before what stands in them. */
export function* statementsOf(program: hbs.AST.Program | undefined): Iterable<hbs.AST.Statement> {
  for (const statement of program?.body ?? []) {
    yield statement;
    if (isBlock(statement)) {
      yield* statementsOf(statement.program);
      yield* statementsOf(statement.inverse);
    }
  }
}
