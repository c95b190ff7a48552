import type { ts } from 'ts-morph';

import { identifyStatement } from './identify-statement.js';
import { knownByText, named, type Identity, type Subject } from './identity.js';

/** The identity of an item of any list: by what it declares, by its title, by a property that names it, else by its text. */
export function identify(subject: Subject, node: ts.Node): Identity {
  const { ts } = subject;
  if (ts.isObjectLiteralElement(node) || ts.isClassElement(node) || ts.isTypeElement(node) || ts.isEnumMember(node))
    return identifyMember(subject, node);
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) {
    const original = node.propertyName ? `${node.propertyName.text} as ` : '';
    return named('name', `${original}${node.name.text}`);
  }
  if (ts.isStatement(node)) return identifyStatement(subject, node) ?? knownByText(subject, node, 'statement');
  if (ts.isObjectLiteralExpression(node)) return identifyEntry(subject, node) ?? knownByText(subject, node, 'element');
  return knownByText(subject, node, 'element');
}

function identifyMember(
  subject: Subject,
  node: ts.ObjectLiteralElement | ts.ClassElement | ts.TypeElement | ts.EnumMember,
): Identity {
  const { ts, file } = subject;
  if (ts.isConstructorDeclaration(node)) return named('method', 'constructor', 'constructor');
  if (!node.name) return knownByText(subject, node, 'member');
  const name = nameOf(subject, node.name);
  const isStatic =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) === true;
  const accessor = ts.isGetAccessor(node) ? 'get ' : ts.isSetAccessor(node) ? 'set ' : '';
  const method = ts.isMethodDeclaration(node) || ts.isMethodSignature(node);
  const key = `${isStatic ? 'static ' : ''}${accessor}${name}`;
  return named('member', key, `${method ? 'method' : 'property'} ${key || node.getText(file)}`);
}

function nameOf({ ts, textOf }: Subject, name: ts.PropertyName): string {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) || ts.isNumericLiteral(name) ? name.text : textOf(name);
}

const naming = ['id', 'name', 'key'];

// An object in an array is known by the first of the properties that name things, when its value is a plain text.
function identifyEntry(subject: Subject, node: ts.ObjectLiteralExpression): Identity | undefined {
  const { ts } = subject;
  for (const wanted of naming)
    for (const property of node.properties)
      if (
        ts.isPropertyAssignment(property) &&
        nameOf(subject, property.name) === wanted &&
        ts.isStringLiteralLike(property.initializer)
      )
        return named('entry', `${wanted} ${JSON.stringify(property.initializer.text)}`);
  return undefined;
}
