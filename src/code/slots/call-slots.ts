import type { ts } from 'ts-morph';
import type { ParsedModule } from '../parsed-module.js';
import { callsOf, chainOf, methodOf, settled } from './call-chain.js';
import type { Block, CallSlot, ChainSlot } from './slot.js';

/** The statements of a block that call `callee`, also below a condition; those of functions inside belong to these. */
export function readCalls(module: ParsedModule, block: Block, callee: string): CallSlot {
  const items = block.statements.filter((statement) => callsIn(module, statement, callee).length > 0);
  return { kind: 'calls', name: callee, node: items[0] ?? block.node, items, callee, block };
}

/** The statements of a block that call whatever is registered with the same arguments: `registerSlack(server);`. */
export function readInvocations(module: ParsedModule, block: Block, given: string): CallSlot {
  const items = block.statements.filter((statement) => givenIn(module, statement) === given);
  return { kind: 'calls', name: '', node: items[0] ?? block.node, items, callee: '', given, block };
}

/** What a statement that calls one name gives it, as text; `undefined` for any other statement. */
export function givenIn(module: ParsedModule, statement: ts.Statement): string | undefined {
  const { ts, text } = module;
  const call = ts.isExpressionStatement(statement) ? settled(module, statement.expression) : undefined;
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const texts = call.arguments.map((argument) => text.slice(argument.getStart(module.file), argument.end));
  return texts.every((one) => /^[\w$.]+$/.test(one)) ? texts.join(', ') : undefined;
}

/** The calls of `callee` in a statement, in order. */
export function callsIn(module: ParsedModule, statement: ts.Node, callee: string): readonly ts.CallExpression[] {
  const { ts } = module;
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isExpressionStatement(node)) calls.push(...callsOf(module, node.expression, callee));
    else if (ts.isStatement(node) || ts.isCaseOrDefaultClause(node) || ts.isCaseBlock(node) || ts.isCatchClause(node))
      ts.forEachChild(node, visit);
  };
  visit(statement);
  return calls;
}

/** The links with one method of the chain that an expression is; `undefined` when it is no chain. */
export function readChain(
  module: ParsedModule,
  expression: ts.Expression,
  wanted: { readonly name: string; readonly method: string },
): ChainSlot | undefined {
  const { base, links } = chainOf(module, expression);
  if (links.length === 0 && !module.ts.isNewExpression(base) && !module.ts.isCallExpression(base)) return undefined;
  const items = links.filter((link) => methodOf(module, link) === wanted.method);
  return { kind: 'chain', ...wanted, node: links.at(-1) ?? base, items, links };
}
