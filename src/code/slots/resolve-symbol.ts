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

// A symbol comes from a contract and may become code: the name of what is called. It is names and dots, nothing else.
const names = /^#?[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/** Follows a dotted path from the top of a file, by what its names stand for there. */
export function resolveSymbol(module: ParsedModule, symbol: string): Resolved {
  if (!names.test(symbol)) return nothing;
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
  const object = objectIn(module, declared.value, next);
  if (object) return resolveMember(module, object, path);
  const chain = rest.length === 0 ? readChain(module, declared.value, { name: path.symbol, method: next }) : undefined;
  return chain && chain.items.length > 0 ? only(chain) : resolveCalls(module, chain, path.symbol);
}

// The object itself, or the one that is given to a call: `defineConfig({ modules: [] })`.
function objectIn(module: ParsedModule, value: ts.Expression, name: string): ts.Node | undefined {
  const { ts } = module;
  const inner = unwrap(module, value);
  if (ts.isObjectLiteralExpression(inner)) return inner;
  const given = ts.isCallExpression(inner) ? inner.arguments.map((one) => unwrap(module, one)) : [];
  return given.find((one) => ts.isObjectLiteralExpression(one) && memberOf(module, one, name).length > 0);
}

// `app.register` where `app` is made by a call: statements below it, else the chain that it is made by.
function resolveCalls(module: ParsedModule, chain: Slot | undefined, symbol: string): Resolved {
  if (callsAnywhere(module, symbol).length > 0) return nothing;
  if (chain?.kind === 'chain' && chain.links.length > 0) return only(chain);
  if (!/^[a-z_$][\w$]*\.[\w$]+$/i.test(symbol) || symbol.startsWith('default.')) return nothing;
  return only(readCalls(module, { node: module.file, statements: module.file.statements }, symbol));
}

function resolveMember(module: ParsedModule, owner: ts.Node, { symbol, rest }: Path): Resolved {
  const [next = '', ...more] = rest;
  return joined(memberOf(module, owner, next).map((member) => resolveDeclared(module, member, { symbol, rest: more })));
}

function resolveBody(module: ParsedModule, block: Block, path: Path): Resolved {
  const { symbol, rest } = path;
  const returned = joined(returnedBy(module, block).map((value) => resolveDeclared(module, value, path)));
  if (rest.length === 0) return returned.slots.length > 0 ? returned : { slots: [], others: [], bodies: [block] };
  const calls = readCalls(module, block, rest.join('.'));
  if (calls.items.length > 0) return only({ ...calls, name: symbol });
  const [owner = '', ...more] = rest;
  const local = localValues(module, block, owner).map((value) =>
    resolveDeclared(module, value, { symbol, rest: more }),
  );
  const found = joined([returned, ...local]).slots.filter((slot) => slot.kind !== 'calls');
  return found.length > 0 ? { slots: found, others: [], bodies: [] } : only({ ...calls, name: symbol });
}

function returnedBy({ ts }: ParsedModule, { statements }: Block): readonly Declared[] {
  return statements.flatMap((statement): readonly Declared[] => {
    const value = ts.isReturnStatement(statement) ? statement.expression : undefined;
    return value ? [{ kind: 'value', node: statement, value }] : [];
  });
}

function localValues({ ts }: ParsedModule, { statements }: Block, name: string): readonly Declared[] {
  return statements.flatMap((statement): readonly Declared[] => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap((one): readonly Declared[] =>
      one.initializer && ts.isIdentifier(one.name) && one.name.text === name
        ? [{ kind: 'value', node: one, value: one.initializer }]
        : [],
    );
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
