import type { BindingPattern, MemberExpression, Node } from 'oxc-parser';

import { childrenOf } from '../facts/children-of.js';
import type { ReadVariable } from './source-facts.js';
import type { TypeScriptFile } from './typescript-file.js';

/** The environment variables that a file reads, each where it does so first, in the order of the text. */
export function environmentOf(file: TypeScriptFile): readonly ReadVariable[] {
  const found = new Map<string, ReadVariable>();
  const note = (name: string | undefined, node: Node): void => {
    if (name !== undefined && !found.has(name)) found.set(name, { name, span: file.spanAt(node) });
  };
  const visit = (node: Node): void => {
    for (const { name, at } of variablesOf(file, node)) note(name, at);
    // What is given a value is not read.
    const isGiven = node.type === 'AssignmentExpression' && node.operator === '=' && isMember(node.left);
    for (const child of isGiven ? [node.right] : childrenOf(node)) visit(child);
  };
  if (mayAsk(file.text)) for (const statement of file.program.body) visit(statement);
  return [...found.values()];
}

// Most files never do, and need not be gone through.
function mayAsk(text: string): boolean {
  return /\benv\b/.test(text) && /\b(?:process|meta|Bun|Deno)\b/.test(text);
}

interface Read {
  readonly name: string | undefined;
  readonly at: Node;
}

function variablesOf(file: TypeScriptFile, node: Node): readonly Read[] {
  if (isMember(node) && isEnvironment(file, node.object)) return [{ name: memberName(node), at: node }];
  if (node.type === 'VariableDeclarator' && node.init && isEnvironment(file, node.init)) return keysOf(node.id);
  if (node.type !== 'CallExpression' || !isDenoGet(node.callee)) return [];
  return [{ name: textOf(node.arguments[0]), at: node }];
}

function isMember(node: Node): node is MemberExpression {
  return node.type === 'MemberExpression';
}

// `process.env`, `import.meta.env`, `Bun.env`, and `env` from `node:process`.
function isEnvironment(file: TypeScriptFile, node: Node): boolean {
  const inner = withoutMarks(node);
  if (inner.type === 'Identifier') {
    const from = file.imports.get(inner.name);
    return from?.name === 'env' && /^(node:)?process$/.test(from.specifier);
  }
  if (!isMember(inner) || memberName(inner) !== 'env') return false;
  const { object } = inner;
  return object.type === 'MetaProperty' || (object.type === 'Identifier' && /^(process|Bun)$/.test(object.name));
}

// `process.env!`, `(process?.env as Env)`
function withoutMarks(node: Node): Node {
  switch (node.type) {
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'ChainExpression':
      return withoutMarks(node.expression);
    default:
      return node;
  }
}

function isDenoGet(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    memberName(callee) === 'get' &&
    callee.object.type === 'MemberExpression' &&
    memberName(callee.object) === 'env' &&
    callee.object.object.type === 'Identifier' &&
    callee.object.object.name === 'Deno'
  );
}

function memberName(node: MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return textOf(node.property);
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}

// `const { PORT, HOST: host = 'localhost' } = process.env`
function keysOf(pattern: BindingPattern): readonly Read[] {
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const { key } = property;
    return [{ name: key.type === 'Identifier' && !property.computed ? key.name : textOf(key), at: property }];
  });
}
