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
  const found = usesIn.get(module.file) ?? indexUses(module);
  usesIn.set(module.file, found);
  return (found.get(name) ?? [])
    .filter((use) => isUse(module.ts, use))
    .map(({ node }) => rangeOf(module, node))
    .sort((a, b) => a.start - b.start);
}

interface Visit<T extends ts.Node = ts.Node> {
  readonly node: T;
  readonly parent: ts.Node;
  /** What stands around it and can declare names, the innermost first. */
  readonly around?: Around;
}

interface Around {
  readonly scope: ts.Node;
  readonly around?: Around;
}

type Uses = ReadonlyMap<string, readonly Visit<ts.Identifier>[]>;

// A file is asked for a thousand names, and read once for all of them.
const usesIn = new WeakMap<ts.SourceFile, Uses>();

function indexUses({ ts, file }: ParsedModule): Uses {
  const uses = new Map<string, Visit<ts.Identifier>[]>();
  // A stack of its own: a long chain of calls nests deep and would exhaust the call stack.
  const stack: Visit[] = [{ node: file, parent: file }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next;
    if (ts.isImportDeclaration(node)) continue;
    if (ts.isIdentifier(node)) {
      const same = uses.get(node.text);
      if (same) same.push({ ...next, node });
      else uses.set(node.text, [{ ...next, node }]);
      continue;
    }
    const inside = { parent: node, ...aroundChildren(ts, next) };
    ts.forEachChild(node, (child) => {
      stack.push({ node: child, ...inside });
    });
  }
  return uses;
}

// What the file itself declares is what the imports do; among expressions, only functions declare.
function aroundChildren(ts: ParsedModule['ts'], { node, parent, around }: Visit): Pick<Visit, 'around'> {
  const declares = node !== parent && (ts.isFunctionLike(node) || !ts.isExpression(node));
  if (declares) return { around: { scope: node, ...(around ? { around } : {}) } };
  return around ? { around } : {};
}

function isUse(ts: ParsedModule['ts'], { node, parent, around }: Visit<ts.Identifier>): boolean {
  if (isMemberName(ts, node, parent) || isLabel(ts, node, parent)) return false;
  return ts.isTypeNode(parent) || ts.isEntityName(parent) || !isShadowed(ts, node.text, around);
}

function isShadowed(ts: ParsedModule['ts'], name: string, innermost: Around | undefined): boolean {
  for (let at = innermost; at; at = at.around) if (declaresName(ts, at.scope, name)) return true;
  return false;
}

function isLabel(ts: ParsedModule['ts'], node: ts.Identifier, parent: ts.Node): boolean {
  return (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) && parent.label === node;
}

function isMemberName(ts: ParsedModule['ts'], node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name === node;
  return ts.isPropertySignature(parent) && parent.name === node;
}
