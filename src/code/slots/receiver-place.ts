import type { ts } from 'ts-morph';
import type { ParsedModule } from '../parsed-module.js';
import { chainOf, methodOf, nameOf } from './call-chain.js';
import type { CallSlot } from './slot.js';

// What ends the making of an application: nothing is registered after it.
const closing = /^(?:listen|start|serve|connect|ready|close|catch|finally|then|run|bootstrap|init)$/;

/**
 * The statement below which the first call of a slot belongs: the last other call of the same receiver that does not end its
 * set-up, else the one that makes the receiver. `undefined` when the block has neither.
 */
export function receiverPlace(module: ParsedModule, { callee, block }: CallSlot): ts.Statement | undefined {
  const receiver = callee.split('.').slice(0, -1).join('.');
  if (receiver === '') return lastImport(module, block.statements);
  return (
    block.statements.findLast((statement) => isSetUpOf(module, statement, receiver)) ??
    block.statements.findLast((statement) => declares(module, statement, receiver))
  );
}

function isSetUpOf(module: ParsedModule, statement: ts.Statement, receiver: string): boolean {
  const { ts } = module;
  if (!ts.isExpressionStatement(statement)) return false;
  const { base, links } = chainOf(module, statement.expression);
  return (
    nameOf(module, base) === receiver && links.length > 0 && !links.some((link) => closing.test(methodOf(module, link)))
  );
}

function declares({ ts }: ParsedModule, statement: ts.Statement, receiver: string): boolean {
  const [head] = receiver.split('.');
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(({ name }) => ts.isIdentifier(name) && name.text === head)
  );
}

function lastImport({ ts }: ParsedModule, statements: readonly ts.Statement[]): ts.Statement | undefined {
  return (
    statements.findLast((statement) => ts.isVariableStatement(statement) || ts.isExpressionStatement(statement)) ??
    statements.findLast((statement) => ts.isImportDeclaration(statement))
  );
}
