import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';

import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { documentDiagnostics } from './diagnostics.js';
import type { SpanAt } from './span-at.js';
import { yamlProblem } from './yaml-problem.js';

const maxDepth = 100;

/** A document with the tokens that it was made of; its nodes know theirs. */
export interface YamlSyntax {
  readonly document: Document;
  readonly tokens: readonly CST.Token[];
}

/** Parses the one YAML 1.2 document of a text. Bounded in depth before anything recurses; nothing throws. */
export function parseSyntax(text: string, spanAt: SpanAt): Outcome<YamlSyntax> {
  const tokens = tokensOf(text);
  const fail = (finding: Diagnostic): Outcome<YamlSyntax> => ({ diagnostics: [finding] });
  if ('abyss' in tokens) {
    const problem = `it nests deeper than ${maxDepth} levels`;
    return fail(documentDiagnostics.create('too-complex', { problem }, { span: spanAt(tokens.abyss) }));
  }
  const version = tokens.find(isForeignVersion);
  if (version) {
    const span = spanAt(version.offset, version.offset + version.source.trimEnd().length);
    return fail(documentDiagnostics.create('yaml-version', { directive: version.source.trim() }, { span }));
  }
  const options = {
    version: '1.2',
    strict: true,
    uniqueKeys: false,
    logLevel: 'error',
    keepSourceTokens: true,
  } as const;
  const [document, second] = take(new Composer(options).compose(tokens, true, text.length), 2);
  if (!document) return fail(documentDiagnostics.create('empty-document', {}, { span: spanAt(0) }));
  if (second) {
    const count = tokens.filter(({ type }) => type === 'document').length;
    const span = spanAt(second.range[0]);
    return fail(documentDiagnostics.create('several-documents', { count }, { span }));
  }
  // After a syntax error the parser guesses on, so only the first is the person's mistake.
  const [error] = document.errors;
  if (!error) return { value: { document, tokens }, diagnostics: [] };
  const { problem, start, end } = yamlProblem(error, text, tokens);
  return fail(documentDiagnostics.create('yaml-syntax', { problem }, { span: spanAt(start, end) }));
}

// What builds nodes recurses per level, and a stack that is nearly full can end the process: look while it is lexed.
function tokensOf(text: string): readonly CST.Token[] | { readonly abyss: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    const open = parser.stack.at(-1);
    // The document counts as one; a scalar is no level.
    if (parser.stack.length > maxDepth + 1 && open && 'items' in open) return { abyss: open.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function isForeignVersion(token: CST.Token): token is CST.Directive {
  return token.type === 'directive' && /^%YAML\s/.test(token.source) && !/^%YAML\s+1\.2(\s|$)/.test(token.source);
}

function take<T>(items: Iterable<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}
