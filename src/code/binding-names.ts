import type { ts } from 'ts-morph';
import type { TypeScript } from './load-typescript.js';

/** Local names that stand in for wanted ones because the module imports the thing under another name. */
export type Renames = ReadonlyMap<string, string>;

/** True for a text that can name a binding: an identifier that is no reserved word. */
export function isBindingName(ts: TypeScript, name: string): boolean {
  const kind = kindOfWord(ts, name);
  return (
    kind === ts.SyntaxKind.Identifier ||
    (kind > ts.SyntaxKind.LastFutureReservedWord &&
      kind <= ts.SyntaxKind.LastKeyword &&
      kind !== ts.SyntaxKind.AwaitKeyword)
  );
}

/** True for a text that can name a member or an export: an identifier or any word of the language. */
export function isWord(ts: TypeScript, name: string): boolean {
  const kind = kindOfWord(ts, name);
  return (
    kind >= ts.SyntaxKind.Identifier && kind <= ts.SyntaxKind.LastKeyword && kind !== ts.SyntaxKind.PrivateIdentifier
  );
}

function kindOfWord(ts: TypeScript, name: string): ts.SyntaxKind {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, name);
  const kind = scanner.scan();
  return scanner.getTokenEnd() === name.length ? kind : ts.SyntaxKind.Unknown;
}
