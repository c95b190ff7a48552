import type { ts } from 'ts-morph';
import type { ParsedModule } from '../parsed-module.js';
import { nameOf } from './call-chain.js';
import type { BracketSlot } from './slot.js';

/** What fills a literal after it was made: the functions that are called for it, and the places. */
export interface Fills {
  readonly callees: readonly string[];
  readonly nodes: readonly ts.Node[];
}

const methods = { list: ['push', 'unshift', 'splice'], set: ['add'], map: ['set'], table: [] } as const;

/** Finds the calls and assignments that put entries into a literal with a name, anywhere in the file. */
export function fillsOf(module: ParsedModule, { kind, name }: BracketSlot): Fills {
  const { ts, file } = module;
  const wanted = methods[kind].map((method) => `${name}.${method}`);
  const callees = new Set<string>();
  const nodes: ts.Node[] = [];
  const stack: ts.Node[] = [file];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const callee = ts.isCallExpression(node) ? nameOf(module, node.expression) : undefined;
    if (callee !== undefined && wanted.includes(callee)) {
      callees.add(callee);
      nodes.push(node);
    } else if (assignsTo(module, node, name)) nodes.push(node);
    ts.forEachChild(node, (child) => {
      stack.push(child);
    });
  }
  return { callees: [...callees], nodes: nodes.sort((a, b) => a.pos - b.pos) };
}

// `modules[id] = …`, `modules.slack = …`, `Object.assign(modules, …)`.
function assignsTo(module: ParsedModule, node: ts.Node, name: string): boolean {
  const { ts } = module;
  if (ts.isCallExpression(node)) {
    const [target] = node.arguments;
    return (
      nameOf(module, node.expression) === 'Object.assign' && target !== undefined && nameOf(module, target) === name
    );
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const { left } = node;
  const owner = ts.isElementAccessExpression(left) || ts.isPropertyAccessExpression(left) ? left.expression : undefined;
  return owner !== undefined && nameOf(module, owner) === name;
}
