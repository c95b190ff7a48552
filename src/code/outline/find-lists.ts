import type { ts } from 'ts-morph';

import { calleeName } from './callee-name.js';
import type { TypeScript } from '../load-typescript.js';
import type { Subject } from './identity.js';
import type { FoundList } from './place-items.js';

/** The outermost lists in a node, in order. What stands in template literals and JSX is not looked into. */
export function findLists(subject: Subject, root: ts.Node): readonly FoundList[] {
  const { ts } = subject;
  const found: FoundList[] = [];
  const groups = new Set<ts.Node>();
  // A stack of its own: a chain of ten thousand `+` nests as deep in the tree and would exhaust the call stack.
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ts.isCallExpression(node)) for (const body of groupBodies(subject, node)) groups.add(body);
    const list = literalList(ts, node) ?? memberList(ts, node, groups);
    if (list) found.push(list);
    else if (!ts.isTemplateExpression(node) && !ts.isJsxElement(node)) stack.push(...childrenOf(ts, node).reverse());
  }
  return found;
}

function childrenOf(ts: TypeScript, node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

function within(node: ts.Node, nodes: ts.NodeArray<ts.Node>): Pick<FoundList, 'nodes' | 'range'> {
  return { nodes, range: { start: nodes.pos, end: node.end - 1 } };
}

function literalList(ts: TypeScript, node: ts.Node): FoundList | undefined {
  if (ts.isArrayLiteralExpression(node) && !node.elements.some(ts.isOmittedExpression))
    return { kind: 'array', separator: 'comma', ...within(node, node.elements) };
  if (ts.isObjectLiteralExpression(node))
    return { kind: 'object', separator: 'comma', ...within(node, node.properties) };
  if (ts.isNamedImports(node) || ts.isNamedExports(node))
    return { kind: 'names', separator: 'comma', ...within(node, node.elements) };
  return undefined;
}

function memberList(ts: TypeScript, node: ts.Node, groups: ReadonlySet<ts.Node>): FoundList | undefined {
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', separator: 'comma', ...within(node, node.members) };
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))
    return { kind: 'type', separator: 'member', ...within(node, node.members) };
  if (ts.isClassLike(node)) return { kind: 'class', separator: 'none', ...within(node, node.members) };
  if (ts.isModuleBlock(node) || (ts.isBlock(node) && groups.has(node)))
    return { kind: 'statements', separator: 'none', ...within(node, node.statements) };
  return undefined;
}

const groupNames = new Set(['describe', 'suite', 'context']);

// The bodies of the functions that `describe` is called with.
function groupBodies({ ts, textOf }: Subject, call: ts.CallExpression): readonly ts.Node[] {
  const callee = calleeName({ ts, textOf }, call.expression);
  if (callee === undefined || !groupNames.has(callee.split('.')[0] ?? '')) return [];
  return call.arguments.flatMap((argument) =>
    ts.isArrowFunction(argument) || ts.isFunctionExpression(argument) ? [argument.body] : [],
  );
}
