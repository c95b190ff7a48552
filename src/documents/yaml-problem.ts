import type { CST, YAMLParseError } from 'yaml';

/** What keeps a text from being YAML, in words that complete "The YAML does not parse: …", and where. */
export interface YamlProblem {
  readonly problem: string;
  readonly start: number;
  readonly end: number;
}

type Explain = (context: Context) => YamlProblem | undefined;

interface Context {
  readonly text: string;
  readonly tokens: readonly CST.Token[];
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

const explanations: Readonly<Partial<Record<string, Explain>>> = {
  TAB_AS_INDENT: tabProblem,
  BAD_INDENT: (context) => tabProblem(context) ?? openProblem(context) ?? indentProblem(context),
  MISSING_CHAR: (context) => quoteProblem(context) ?? openProblem(context) ?? keyProblem(context),
  BLOCK_AS_IMPLICIT_KEY: nestedProblem,
  MULTILINE_IMPLICIT_KEY: (context) => openProblem(context) ?? keyProblem(context),
  UNEXPECTED_TOKEN: (context) => behindProblem(context),
  BAD_SCALAR_START: ({ text, start, end }) => ({
    problem: `a value cannot begin with ${text[start] === '`' ? 'a backtick' : `\`${text[start] ?? ''}\``} unless it is quoted`,
    start,
    end,
  }),
};

/** Says a parser's error in plain words, at the place where a person has to mend it. */
export function yamlProblem(error: YAMLParseError, text: string, tokens: readonly CST.Token[]): YamlProblem {
  const [start, end] = error.pos;
  const message = error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
  const plain = explanations[error.code]?.({ text, tokens, start, end, message });
  return plain ?? { problem: message, start, end: Math.max(start, end) };
}

function lineOf({ text, start }: Context): Pick<YamlProblem, 'start' | 'end'> {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  const margin = line.length - line.trimStart().length;
  return { start: from + margin, end: from + line.trimEnd().length };
}

function tabProblem(context: Context): YamlProblem | undefined {
  const { text, start } = context;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const tab = /^ *(?=\t)/.exec(text.slice(from));
  if (!tab) return undefined;
  const at = from + tab[0].length;
  return { problem: 'a tab stands in the indentation; indent with spaces', start: at, end: at + 1 };
}

function indentProblem(context: Context): YamlProblem {
  return { problem: 'the line is indented otherwise than the lines that it belongs to', ...lineOf(context) };
}

function keyProblem(context: Context): YamlProblem {
  const { tokens, start } = context;
  const inBrackets = flatten(tokens).some(
    (token) =>
      token.type === 'flow-collection' && token.offset < start && token.end.some(({ offset }) => offset > start),
  );
  return inBrackets
    ? { problem: 'a comma is missing between these lines', start, end: context.end }
    : { problem: 'the line is no `key: value`', ...lineOf(context) };
}

function nestedProblem(context: Context): YamlProblem {
  const { text, start } = context;
  const line = lineOf(context);
  const inLine = /:\s/.test(text.slice(start, line.end));
  return inLine
    ? { problem: 'the value holds `: `; quote it', start, end: line.end }
    : { problem: 'the next line is indented deeper, but this value has no lines below it', start, end: line.end };
}

function behindProblem({ text, start, end, message }: Context): YamlProblem | undefined {
  if (message.includes('at node end'))
    return { problem: `\`${shown(text, start)}\` stands behind a value that has ended`, start, end };
  if (message.includes('in YAML stream')) return { problem: `the \`${text[start] ?? ''}\` closes nothing`, start, end };
  return message.startsWith('Unexpected block-seq-ind')
    ? { problem: 'a list begins on the line below its key', start, end }
    : undefined;
}

function shown(text: string, start: number): string {
  const word = /^\S*/.exec(text.slice(start, start + 40))?.[0] ?? '';
  return word.length > 20 ? `${word.slice(0, 20)}…` : word;
}

// The parser tells of a missing quote where the text ends; a person looks for the one that opens.
function quoteProblem({ tokens, start, message }: Context): YamlProblem | undefined {
  if (!message.startsWith('Missing closing')) return undefined;
  const open = flatten(tokens).find(
    (token) => 'source' in token && /^["']/.test(token.source) && token.offset + token.source.length === start,
  );
  return open && { problem: 'the quote that opens here is not closed', start: open.offset, end: open.offset + 1 };
}

function openProblem({ text, tokens, start }: Context): YamlProblem | undefined {
  const open = flatten(tokens).findLast(
    (token) =>
      token.type === 'flow-collection' &&
      token.offset < start &&
      !token.end.some(({ type }) => type === 'flow-seq-end' || type === 'flow-map-end'),
  );
  if (!open) return undefined;
  return {
    problem: `the \`${text[open.offset] ?? ''}\` that opens here is not closed`,
    start: open.offset,
    end: open.offset + 1,
  };
}

/** Every node among the tokens, each before what it holds. */
function flatten(tokens: readonly CST.Token[]): readonly CST.Token[] {
  return tokens.flatMap((token) => [token, ...flatten(heldBy(token))]);
}

function heldBy(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== undefined && part !== null));
}
