import type { ts } from 'ts-morph';
import { declaresName } from './declares-name.js';
import { rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import type { Range } from './trivia.js';

/**
 * Where a module uses a name, outside of its imports: every identifier of that text but the names of members and labels, and
 * but where a scope declares a value of that name for itself. A type counts there too: it may still mean the import.
 */
export function usesOf(module: ParsedModule, name: string): readonly Range[] {
  const { ts, file } = module;
  const uses: Range[] = [];
  // A stack of its own: a long chain of calls nests deep and would exhaust the call stack.
  const stack: Visit[] = [{ node: file, parent: file, isShadowed: false }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, parent } = next;
    if (ts.isImportDeclaration(node)) continue;
    if (ts.isIdentifier(node)) {
      if (node.text === name && isUse(ts, node, next)) uses.push(rangeOf(module, node));
      continue;
    }
    const isShadowed = next.isShadowed || (node !== parent && declaresName(ts, node, name));
    ts.forEachChild(node, (child) => {
      stack.push({ node: child, parent: node, isShadowed });
    });
  }
  return uses.sort((a, b) => a.start - b.start);
}

interface Visit {
  readonly node: ts.Node;
  readonly parent: ts.Node;
  readonly isShadowed: boolean;
}

function isUse(ts: ParsedModule['ts'], node: ts.Identifier, { parent, isShadowed }: Visit): boolean {
  const isType = ts.isTypeNode(parent) || ts.isEntityName(parent);
  return !isMemberName(ts, node, parent) && !isLabel(ts, node, parent) && (!isShadowed || isType);
}

function isLabel(ts: ParsedModule['ts'], node: ts.Identifier, parent: ts.Node): boolean {
  return (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) && parent.label === node;
}

function isMemberName(ts: ParsedModule['ts'], node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  return ts.isPropertySignature(parent) && parent.name === node;
}
