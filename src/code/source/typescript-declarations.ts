import type { Class, ClassElement, Expression, ParamPattern, PropertyKey, Statement, TSSignature } from 'oxc-parser';

import { boundNames } from '../facts/parsed-source.js';
import type { DeclaredSymbol } from './source-facts.js';
import { codeOf, type TextRange, type TypeScriptFile } from './typescript-file.js';

/** What a statement declares, before it is known what others call it. */
export interface Declaration extends TextRange {
  readonly name: string;
  readonly kind: Exclude<DeclaredSymbol['kind'], 'reexport'>;
  readonly signature?: string;
  /** Where what its doc comment stands on starts. */
  readonly docAt: number;
  readonly members: readonly Declaration[];
  readonly isDefault?: boolean;
  readonly isPrivate?: boolean;
}

/** What one statement declares; `docAt` is where the statement starts, with its `export`. */
export function declaredBy(
  file: TypeScriptFile,
  statement: Statement | Expression,
  docAt: number,
): readonly Declaration[] {
  const base: Place = { docAt, start: docAt, end: statement.end, members: [] };
  switch (statement.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'TSDeclareFunction':
    case 'ArrowFunctionExpression':
      return [{ ...base, name: nameIn(statement), kind: 'function', signature: signatureOf(file, statement) }];
    case 'ClassDeclaration':
    case 'ClassExpression': {
      // Decorators may stand before `export`.
      const start = Math.min(docAt, statement.decorators[0]?.start ?? docAt);
      return [{ ...base, docAt: start, name: nameIn(statement), kind: 'class', members: membersOf(file, statement) }];
    }
    case 'VariableDeclaration':
      return variablesOf(file, statement, base);
    default:
      return typeDeclared(file, statement, base);
  }
}

type Place = Omit<Declaration, 'name' | 'kind'>;

function nameIn({ id }: { readonly id?: { readonly name: string } | null }): string {
  return id?.name ?? 'default';
}

function variablesOf(
  file: TypeScriptFile,
  { declarations }: Extract<Statement, { type: 'VariableDeclaration' }>,
  base: Place,
): readonly Declaration[] {
  return declarations.flatMap(({ id, init, start, end }) => {
    const place = declarations.length > 1 ? { ...base, start, end } : base;
    const value = id.type === 'Identifier' ? valueOf(file, init) : constant;
    return boundNames(id).map((name) => ({ ...place, name, ...value }));
  });
}

function typeDeclared(file: TypeScriptFile, statement: Statement | Expression, base: Place): readonly Declaration[] {
  switch (statement.type) {
    case 'TSInterfaceDeclaration': {
      const members = unrepeated(statement.body.body.flatMap((member) => signatureMember(file, member)));
      return [{ ...base, name: statement.id.name, kind: 'interface', members }];
    }
    case 'TSTypeAliasDeclaration':
      return [{ ...base, name: statement.id.name, kind: 'type' }];
    case 'TSEnumDeclaration':
      return [{ ...base, name: statement.id.name, kind: 'enum' }];
    case 'TSModuleDeclaration':
      return statement.id.type === 'Identifier' ? [{ ...base, name: statement.id.name, kind: 'namespace' }] : [];
    default:
      return [];
  }
}

const constant = { kind: 'constant', members: [] } as const;

function valueOf(file: TypeScriptFile, init: Expression | null): Pick<Declaration, 'kind' | 'signature' | 'members'> {
  if (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
    return { kind: 'function', signature: signatureOf(file, init), members: [] };
  if (init?.type === 'ClassExpression') return { kind: 'class', members: membersOf(file, init) };
  return constant;
}

interface Callable {
  readonly typeParameters?: TextRange | null;
  readonly params: readonly ParamPattern[];
  readonly returnType?: TextRange | null;
}

// `<T>(a: T, b?: number): Promise<T>`
function signatureOf(file: TypeScriptFile, { typeParameters, params, returnType }: Callable): string {
  const code = (range: TextRange | null | undefined): string => (range ? codeOf(file, range) : '');
  return `${code(typeParameters)}(${params.map((one) => parameterOf(file, one)).join(', ')})${code(returnType)}`;
}

function parameterOf(file: TypeScriptFile, param: ParamPattern): string {
  const decorators = param.decorators ?? [];
  return codeOf(file, { start: decorators.at(-1)?.end ?? param.start, end: param.end });
}

function membersOf(file: TypeScriptFile, { body }: Class): readonly Declaration[] {
  return unrepeated(body.body.flatMap((element) => classMember(file, element)));
}

// Of overloaded methods the first counts; of a getter and a setter, too.
function unrepeated(members: readonly Declaration[]): readonly Declaration[] {
  const seen = new Set<string>();
  return members.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function classMember(file: TypeScriptFile, element: ClassElement): readonly Declaration[] {
  if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') return [];
  const name = memberName(element.key, element.computed);
  if (name === undefined) return [];
  const isPrivate = element.key.type === 'PrivateIdentifier' || element.accessibility === 'private';
  const base = { name, docAt: element.start, start: element.start, end: element.end, members: [], isPrivate };
  const signature = memberSignature(file, element);
  if (element.type !== 'MethodDefinition' && element.type !== 'TSAbstractMethodDefinition' && !signature) return [];
  return [{ ...base, kind: 'method', ...signature }];
}

function memberSignature(file: TypeScriptFile, element: ClassElement): { readonly signature: string } | undefined {
  if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') return undefined;
  const { value } = element;
  if ('kind' in element && (element.kind === 'get' || element.kind === 'set')) return undefined;
  return value && 'params' in value ? { signature: signatureOf(file, value) } : undefined;
}

function signatureMember(file: TypeScriptFile, member: TSSignature): readonly Declaration[] {
  if (member.type !== 'TSMethodSignature' || member.kind !== 'method') return [];
  const name = memberName(member.key, member.computed);
  if (name === undefined) return [];
  const { start, end } = member;
  return [{ name, kind: 'method', signature: signatureOf(file, member), docAt: start, start, end, members: [] }];
}

function memberName(key: PropertyKey, isComputed: boolean): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier') return isComputed ? undefined : key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}
