import type { ts } from 'ts-morph';
import { rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import type { Range } from './trivia.js';

/**
 * Where a module uses a name, outside of its imports: every identifier of that text but the names of members. A name that
 * a scope of its own gives away counts too, because taking an import that is needed breaks more than leaving one.
 */
export function usesOf(module: ParsedModule, name: string): readonly Range[] {
  const { ts, file } = module;
  const uses: Range[] = [];
  // A stack of its own: a long chain of calls nests deep and would exhaust the call stack.
  const stack: (readonly [node: ts.Node, parent: ts.Node])[] = [[file, file]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, parent] = next;
    if (ts.isImportDeclaration(node)) continue;
    if (ts.isIdentifier(node) && node.text === name && !isMemberName(ts, node, parent))
      uses.push(rangeOf(module, node));
    ts.forEachChild(node, (child) => {
      stack.push([child, node]);
    });
  }
  return uses.sort((a, b) => a.start - b.start);
}

function isMemberName(ts: ParsedModule['ts'], node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  return ts.isPropertySignature(parent) && parent.name === node;
}
