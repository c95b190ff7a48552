import type { ts } from 'ts-morph';
import { unwrap } from '../unwrap.js';
import type { ParsedModule } from '../parsed-module.js';
import { readCalls, readChain } from './call-slots.js';
import { declaredAs, memberOf, type Declared } from './declarations.js';
import { readLiteral } from './read-literal.js';
import type { Block, Slot } from './slot.js';

/** What a symbol leads to: slots, and what it names that is none. */
export interface Resolved {
  readonly slots: readonly Slot[];
  /** Nodes that have the name but hold no literal, chain or call. */
  readonly others: readonly ts.Node[];
  /** Bodies that the symbol names without saying which calls in them are meant. */
  readonly bodies: readonly Block[];
}

interface Path {
  readonly symbol: string;
  readonly rest: readonly string[];
}

/** Follows a dotted path from the top of a file, by what its names stand for there. */
export function resolveSymbol(module: ParsedModule, symbol: string): Resolved {
  const [head = '', ...rest] = symbol.split('.');
  const declared = declaredAs(module, head);
  const results = declared.map((one) => resolveDeclared(module, one, { symbol, rest }));
  const direct = joined(results);
  if (direct.slots.some(({ items }) => items.length > 0)) return direct;
  const calls = callsAnywhere(module, symbol);
  if (calls.length > 0) return { ...direct, slots: calls };
  return direct;
}

/** Calls of `callee` at the top of the file, else in the bodies of its functions. */
function callsAnywhere(module: ParsedModule, callee: string): readonly Slot[] {
  const top = readCalls(module, { node: module.file, statements: module.file.statements }, callee);
  if (top.items.length > 0) return [top];
  return bodiesOf(module).flatMap((block) => {
    const slot = readCalls(module, block, callee);
    return slot.items.length > 0 ? [slot] : [];
  });
}

/** The bodies of all functions of a file, in order. */
export function bodiesOf(module: ParsedModule): readonly Block[] {
  const { ts } = module;
  const blocks: Block[] = [];
  const stack: ts.Node[] = [module.file];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const body = ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) ? bodyOf(ts, node) : undefined;
    if (body) blocks.push(blockOf(body));
    ts.forEachChild(node, (child) => {
      stack.push(child);
    });
  }
  return blocks.sort((a, b) => a.node.pos - b.node.pos);
}

function bodyOf(ts: ParsedModule['ts'], node: ts.Node): ts.Block | undefined {
  let body: ts.Block | undefined;
  ts.forEachChild(node, (child) => {
    if (ts.isBlock(child)) body = child;
  });
  return body;
}

function blockOf(body: ts.Block): Block {
  return { node: body, statements: body.statements };
}

function resolveDeclared(module: ParsedModule, declared: Declared, path: Path): Resolved {
  const [next, ...rest] = path.rest;
  if (declared.kind === 'body') return resolveBody(module, blockOf(declared.body), path);
  if (declared.kind === 'class') return resolveMember(module, declared.node, path);
  if (declared.kind === 'nothing') return { slots: [], others: [declared.node], bodies: [] };
  if (next === undefined) {
    const slot = readLiteral(module, declared.value, path.symbol);
    return slot ? only(slot) : { slots: [], others: [declared.value], bodies: [] };
  }
  const inner = unwrap(module, declared.value);
  if (module.ts.isObjectLiteralExpression(inner)) return resolveMember(module, inner, path);
  const chain = rest.length === 0 ? readChain(module, declared.value, { name: path.symbol, method: next }) : undefined;
  return chain && chain.items.length > 0 ? only(chain) : resolveCalls(module, chain, path.symbol);
}

// `app.register` where `app` is made by a call: statements below it, else the chain that it is made by.
function resolveCalls(module: ParsedModule, chain: Slot | undefined, symbol: string): Resolved {
  if (callsAnywhere(module, symbol).length > 0) return nothing;
  if (chain?.kind === 'chain' && chain.links.length > 0) return only(chain);
  return only(readCalls(module, { node: module.file, statements: module.file.statements }, symbol));
}

function resolveMember(module: ParsedModule, owner: ts.Node, { symbol, rest }: Path): Resolved {
  const [next = '', ...more] = rest;
  return joined(memberOf(module, owner, next).map((member) => resolveDeclared(module, member, { symbol, rest: more })));
}

function resolveBody(module: ParsedModule, block: Block, { symbol, rest }: Path): Resolved {
  if (rest.length === 0) return { slots: [], others: [], bodies: [block] };
  const callee = rest.join('.');
  const calls = readCalls(module, block, callee);
  if (calls.items.length > 0) return only({ ...calls, name: symbol });
  const chains = chainsIn(module, block, { symbol, rest });
  return chains.length > 0 ? { slots: chains, others: [], bodies: [] } : only({ ...calls, name: symbol });
}

// A variable of the function, or what it returns: `const app = new Hono().route(…)`, `return new Hono().route(…)`.
function chainsIn(module: ParsedModule, { statements }: Block, { symbol, rest }: Path): readonly Slot[] {
  const { ts } = module;
  const [owner = '', method] = rest;
  const expressions = statements.flatMap((statement): readonly ts.Expression[] => {
    if (method === undefined && ts.isReturnStatement(statement))
      return statement.expression ? [statement.expression] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && ts.isIdentifier(name) && name.text === owner ? [initializer] : [],
    );
  });
  return expressions.flatMap((expression): readonly Slot[] => {
    const literal = method === undefined ? readLiteral(module, expression, symbol) : undefined;
    const chain = readChain(module, expression, { name: symbol, method: method ?? owner });
    return literal ? [literal] : chain && chain.items.length > 0 ? [chain] : [];
  });
}

const nothing: Resolved = { slots: [], others: [], bodies: [] };

function only(slot: Slot): Resolved {
  return { ...nothing, slots: [slot] };
}

function joined(all: readonly Resolved[]): Resolved {
  return {
    slots: all.flatMap(({ slots }) => slots),
    others: all.flatMap(({ others }) => others),
    bodies: all.flatMap(({ bodies }) => bodies),
  };
}
