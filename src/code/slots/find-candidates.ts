import type { ts } from 'ts-morph';
import type { ParsedModule } from '../parsed-module.js';
import { chainOf, methodOf, nameOf, settled } from './call-chain.js';
import { givenIn, readCalls, readChain, readInvocations } from './call-slots.js';
import { registeredNames } from './entry-names.js';
import { readLiteral } from './read-literal.js';
import { bodiesOf } from './resolve-symbol.js';
import { indexNames } from './slot-items.js';
import type { Block, Slot } from './slot.js';

/** A place that could be the slot that is looked for. */
export interface Candidate {
  readonly slot: Slot;
  /** The wanted type stands in the declaration. */
  readonly isTyped: boolean;
  readonly names: ReadonlyMap<string, readonly number[]>;
}

/** All literals, chains and repeated calls of a file, or of one block, that could hold modules, in order. */
export function findCandidates(module: ParsedModule, type: string | undefined, within?: Block): readonly Candidate[] {
  const slots = [
    ...literalsIn(module, type, within),
    ...(within ? [within] : [top(module), ...bodiesOf(module)]).flatMap((block) => callsIn(module, block)),
  ];
  return slots
    .map(({ slot, isTyped }) => ({ slot, isTyped, names: indexNames(module, slot) }))
    .sort((a, b) => a.slot.node.pos - b.slot.node.pos);
}

interface Found {
  readonly slot: Slot;
  readonly isTyped: boolean;
}

function top({ file }: ParsedModule): Block {
  return { node: file, statements: file.statements };
}

interface Step {
  readonly node: ts.Node;
  readonly path: readonly string[];
  /** The type that the declaration states. */
  readonly type: string;
  /** Whether a literal here is a part of an entry, not a slot of its own. */
  readonly isPart: boolean;
  /** Whether the node is all that a statement does; one call there is told by its name. */
  readonly isStatement: boolean;
}

function literalsIn(module: ParsedModule, type: string | undefined, within?: Block): readonly Found[] {
  const found: Found[] = [];
  const isWanted = (text: string): boolean => type !== undefined && new RegExp(`\\b${type}\\b`).test(text);
  const stack: Step[] = [{ node: within?.node ?? module.file, path: [], type: '', isPart: false, isStatement: false }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (module.ts.isTypeNode(node) || module.ts.isImportDeclaration(node)) continue;
    const slots = module.ts.isExpression(node) ? slotsAt(module, node, step) : [];
    const [slot] = slots;
    if (!step.isPart)
      for (const one of slots)
        found.push({ slot: one, isTyped: isWanted(step.type + typeArguments(module, one.node)) });
    if (slot && slot.kind !== 'table') {
      for (const part of partsOf(slot))
        stack.push({ ...step, node: part, isPart: slot.kind !== 'chain', isStatement: false });
      continue;
    }
    module.ts.forEachChild(node, (child) => {
      stack.push(next(module, step, child));
    });
  }
  return found;
}

// A chain is one slot, whichever of its links is looked at.
function partsOf(slot: Slot): readonly ts.Node[] {
  if (slot.kind !== 'chain') return slot.items;
  return slot.links.flatMap((link) => link.arguments);
}

function slotsAt(module: ParsedModule, node: ts.Expression, { path, isStatement }: Step): readonly Slot[] {
  const { ts } = module;
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isNewExpression(node)) {
    const literal = readLiteral(module, node, path.join('.'));
    return literal ? [literal] : [];
  }
  // The call that freezes a literal is no place of its own, the literal in it is.
  if (!ts.isCallExpression(node) || readLiteral(module, node, '')) return [];
  const { base, links } = chainOf(module, node);
  const all = links.map((link) => methodOf(module, link));
  // One call of a name proves no chain: what it gives back may be nothing.
  const isChain = nameOf(module, base) === undefined || (links.length > 1 && (isStatement || hasTwice(all)));
  const methods = isChain ? [...new Set(all)] : [];
  return methods.flatMap((method) => readChain(module, node, { name: [...path, method].join('.'), method }) ?? []);
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

function next(module: ParsedModule, step: Step, node: ts.Node): Step {
  const { ts } = module;
  const name = declaredName(module, node);
  const path = name === undefined ? step.path : [...step.path, name];
  const stated =
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isAsExpression(node)
      ? node.type
      : undefined;
  const isPart = step.isPart && !ts.isFunctionLike(node);
  const isStatement = ts.isExpressionStatement(step.node) || (step.isStatement && isPrefix(ts, step.node));
  return { node, path, isPart, isStatement, type: stated ? `${step.type} ${stated.getText(module.file)}` : step.type };
}

function isPrefix(ts: ParsedModule['ts'], node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || ts.isVoidExpression(node) || ts.isParenthesizedExpression(node);
}

function declaredName({ ts }: ParsedModule, node: ts.Node): string | undefined {
  if (ts.isExportAssignment(node)) return 'default';
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node);
  if (!isNamed) return ts.isConstructorDeclaration(node) ? 'constructor' : undefined;
  return node.name && (ts.isIdentifier(node.name) || ts.isStringLiteralLike(node.name)) ? node.name.text : undefined;
}

function typeArguments({ ts, file }: ParsedModule, node: ts.Node): string {
  return ts.isNewExpression(node) ? (node.typeArguments ?? []).map((one) => ` ${one.getText(file)}`).join('') : '';
}

// Calls with a name, by that name; one call of each is enough to ask for the slot.
function callsIn(module: ParsedModule, block: Block): readonly Found[] {
  const { ts } = module;
  const callees = new Set<string>();
  const given = new Set(block.statements.flatMap((statement) => givenIn(module, statement) ?? []));
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isExpressionStatement(node)) for (const callee of calleesOf(module, node.expression)) callees.add(callee);
    else if (ts.isStatement(node) || ts.isSourceFile(node)) ts.forEachChild(node, visit);
  };
  for (const statement of block.statements) visit(statement);
  return [
    ...[...callees].map((callee) => ({ slot: readCalls(module, block, callee), isTyped: false })),
    ...[...given].map((text) => ({ slot: readInvocations(module, block, text), isTyped: false })),
  ];
}

function calleesOf(module: ParsedModule, expression: ts.Expression): readonly string[] {
  const inner = settled(module, expression);
  if (!module.ts.isCallExpression(inner) || registeredNames(module, inner).length === 0) return [];
  const { base, links } = chainOf(module, inner);
  const owner = nameOf(module, base);
  const [link, second] = links;
  const callee = nameOf(module, inner.expression);
  if (!link) return callee === undefined ? [] : [callee];
  return owner === undefined || second ? [] : [`${owner}.${methodOf(module, link)}`];
}
