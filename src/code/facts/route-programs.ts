import type { CallExpression, Node, ObjectExpression } from 'oxc-parser';

import { isRelPath, parseRelPath, type RelPath } from '../../text/index.js';
import { keyName, lookUp, memberName, unwrapped, type Binding, type Scope, type Scoped } from './route-program.js';
import type { RouteProgram } from './route-program.js';

/** The programs of a repository by path, each read when it is first asked for; `undefined` where there is none to read. */
export type Programs = (path: RelPath) => RouteProgram | undefined;

// Deeper than any constant that people write; what lies deeper is not known.
const deepest = 40;

/** What an expression stands for, through names, imports of the repository and properties of object literals. */
export function resolveNode(programs: Programs, { node, scope }: Scoped, depth = 0): Scoped | undefined {
  if (depth > deepest) return undefined;
  const inner = unwrapped(node);
  const next = (found: Scoped | undefined): Scoped | undefined => found && resolveNode(programs, found, depth + 1);
  if (inner.type === 'Identifier') {
    const binding = lookUp(scope, inner.name);
    return binding && resolveBinding(programs, { binding, scope }, depth + 1);
  }
  if (inner.type !== 'MemberExpression') return { node: inner, scope };
  const name = memberName(inner);
  const namespace = namespaceOf(programs, { node: inner.object, scope });
  if (name === undefined) return undefined;
  if (namespace) return next(exportOf(programs, namespace, name));
  const holder = resolveNode(programs, { node: inner.object, scope }, depth + 1);
  return next(holder && propertyOf(holder, name));
}

function resolveBinding(
  programs: Programs,
  { binding, scope }: { readonly binding: Binding; readonly scope: Scope },
  depth: number,
): Scoped | undefined {
  if (binding.kind === 'declared') return binding;
  if (binding.kind === 'import') {
    const program = programAt(programs, scope.program.path, binding.from);
    const found = program && binding.name !== '*' ? exportOf(programs, program, binding.name) : undefined;
    return found && resolveNode(programs, found, depth);
  }
  if (binding.kind !== 'value') return undefined;
  const { property } = binding;
  if (property === undefined) return resolveNode(programs, binding, depth);
  const namespace = namespaceOf(programs, binding);
  if (namespace) {
    const found = exportOf(programs, namespace, property);
    return found && resolveNode(programs, found, depth);
  }
  const holder = resolveNode(programs, binding, depth);
  const found = holder && propertyOf(holder, property);
  return found && resolveNode(programs, found, depth);
}

/** The program that an expression is the namespace of: `import * as x`, `await import(…)`, `require(…)`. */
export function namespaceOf(programs: Programs, { node, scope }: Scoped): RouteProgram | undefined {
  const inner = unwrapped(node);
  if (inner.type === 'ImportExpression') return programAt(programs, scope.program.path, textOf(inner.source));
  if (inner.type === 'CallExpression') return requiredProgram(programs, { node: inner, scope });
  if (inner.type !== 'Identifier') return undefined;
  const binding = lookUp(scope, inner.name);
  if (binding?.kind === 'import')
    return binding.name === '*' ? programAt(programs, scope.program.path, binding.from) : undefined;
  return binding?.kind === 'value' && binding.property === undefined && unwrapped(binding.node).type !== 'Identifier'
    ? namespaceOf(programs, binding)
    : undefined;
}

function requiredProgram(programs: Programs, { node, scope }: Scoped): RouteProgram | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return undefined;
  return programAt(programs, scope.program.path, textOf(node.arguments[0]));
}

/** The module that a name or a call to `require` comes from, as it is written. */
export function packageOf({ node, scope }: Scoped): { readonly from: string; readonly name: string } | undefined {
  const inner = unwrapped(node);
  if (inner.type === 'CallExpression') return requiredPackage(inner);
  if (inner.type === 'MemberExpression') return inPackage({ node: inner.object, scope }, memberName(inner));
  const binding = inner.type === 'Identifier' ? lookUp(scope, inner.name) : undefined;
  if (binding?.kind === 'import') return binding;
  if (binding?.kind !== 'value' || !/^(Call|Member)Expression$/.test(unwrapped(binding.node).type)) return undefined;
  return binding.property === undefined ? packageOf(binding) : inPackage(binding, binding.property);
}

function requiredPackage({ callee, arguments: given }: CallExpression): ReturnType<typeof packageOf> {
  const from = callee.type === 'Identifier' && callee.name === 'require' ? textOf(given[0]) : undefined;
  return from === undefined ? undefined : { from, name: 'default' };
}

function inPackage(holder: Scoped, name: string | undefined): ReturnType<typeof packageOf> {
  const held = name === undefined ? undefined : packageOf(holder);
  return held && name !== undefined ? { from: held.from, name } : undefined;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** What an export of a program stands for; `undefined` when nothing in the repository does. */
export function exportOf(programs: Programs, program: RouteProgram, name: string): Scoped | undefined {
  return findExport(programs, { program, name }, new Set());
}

function findExport(
  programs: Programs,
  { program, name }: { readonly program: RouteProgram; readonly name: string },
  seen: ReadonlySet<RouteProgram>,
): Scoped | undefined {
  if (seen.has(program)) return undefined;
  const found = program.exports.get(name);
  if (found?.kind === 'node') return { node: found.node, scope: program.top };
  if (found?.kind === 'local')
    return { node: { type: 'Identifier', name: found.name, start: 0, end: 0 } as Node, scope: program.top };
  const sources = found ? [found] : program.exportsAll.map((from) => ({ from, name }));
  for (const { from, name: wanted } of sources) {
    const other = programAt(programs, program.path, from);
    const value = other && findExport(programs, { program: other, name: wanted }, new Set([...seen, program]));
    if (value) return value;
  }
  return undefined;
}

/** The value of a property of an object literal, or of an enum. */
export function propertyOf({ node, scope }: Scoped, name: string): Scoped | undefined {
  if (node.type === 'TSEnumDeclaration') {
    const member = node.body.members.find(({ id }) => keyName(id, false) === name);
    return member?.initializer ? { node: member.initializer, scope } : undefined;
  }
  const value = node.type === 'ObjectExpression' ? valueIn(node, name) : undefined;
  return value && { node: value, scope };
}

function valueIn({ properties }: ObjectExpression, name: string): Node | undefined {
  const found = properties.findLast(
    (property) => property.type === 'Property' && keyName(property.key, property.computed) === name,
  );
  return found?.type === 'Property' ? found.value : undefined;
}

/** The program that a specifier of another one leads to. */
function programAt(programs: Programs, from: RelPath, specifier: string | undefined): RouteProgram | undefined {
  if (specifier?.startsWith('.') !== true) return undefined;
  const steps = [...from.split('/').slice(0, -1)];
  for (const step of specifier.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  const base = steps.join('/');
  const stem = base.replace(/\.([cm]?)[jt]sx?$/, '');
  const names = [
    base,
    ...endings.flatMap((ending) => [`${stem}${ending}`, `${base}${ending}`, `${base}/index${ending}`]),
  ];
  for (const name of new Set(names)) {
    const path = parseRelPath(name);
    const program = isRelPath(path) ? programs(path) : undefined;
    if (program) return program;
  }
  return undefined;
}

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
