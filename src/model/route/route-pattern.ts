/** One step of a route as the router of the host reads it; `gap` is a part of the path that its code does not tell. */
export type RouteToken =
  | { readonly kind: 'text'; readonly char: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly form?: string }
  | { readonly kind: 'rest' }
  | { readonly kind: 'gap' };

/** A route, read. Two routes of one shape cannot both be registered, whatever their parameters are called. */
export interface RoutePattern {
  readonly tokens: readonly RouteToken[];
  readonly shape: string;
}

/**
 * Reads a path in the syntax of find-my-way, the router of Fastify: `:name` to the next `/`, `-` or `.`, `:name(form)`,
 * `*` at the end, `::` for a colon, `:name?` at the end for two routes. An `undefined` part is one that nobody knows.
 * Gives no pattern for a path that the router refuses.
 */
export function parseRoute(parts: readonly (string | undefined)[]): readonly RoutePattern[] {
  if (parts.length === 1 && parts[0] === '*') return readParts(['/*']);
  const whole = parts.at(-1);
  const optional = whole === undefined ? null : /(\/?:[^/()]*?)\?(\/?)$/.exec(whole);
  if (whole === undefined || !optional) return readParts(parts);
  const [text, parameter = '', slash = ''] = optional;
  const before = [...parts.slice(0, -1), whole.slice(0, -text.length)];
  const without = before.join('') + slash === '' ? '/' : slash;
  return [...readParts([...before, parameter + slash]), ...readParts([...before, without])];
}

function readParts(parts: readonly (string | undefined)[]): readonly RoutePattern[] {
  const tokens: RouteToken[] = [];
  for (const part of parts) {
    const read = part === undefined ? [{ kind: 'gap' } as const] : readText(part);
    if (!read) return [];
    tokens.push(...read);
  }
  const rest = tokens.findIndex(({ kind }) => kind === 'rest');
  return rest >= 0 && rest < tokens.length - 1 ? [] : [{ tokens, shape: shapeOf(tokens) }];
}

function readText(text: string): readonly RouteToken[] | undefined {
  const tokens: RouteToken[] = [];
  let follows = false;
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    if (char === ':' && text[at + 1] !== ':') {
      const read = readParameter(text, at + 1);
      if (!read) return undefined;
      tokens.push(read.token);
      at = read.end;
      follows = true;
      continue;
    }
    if (char === '/') follows = false;
    // Behind a parameter of the same segment the router takes a star for text.
    tokens.push(char === '*' && !follows ? { kind: 'rest' } : { kind: 'text', char });
    at += char === ':' ? 2 : 1;
  }
  return tokens;
}

function readParameter(text: string, start: number): { readonly token: RouteToken; readonly end: number } | undefined {
  const name = /^[^/.(-]*/.exec(text.slice(start))?.[0] ?? '';
  const end = start + name.length;
  if (text[end] !== '(') return { token: { kind: 'parameter', name }, end };
  const close = closingParenthesis(text, end);
  if (close === undefined) return undefined;
  return { token: { kind: 'parameter', name, form: text.slice(end, close) }, end: close };
}

function closingParenthesis(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1;
  }
  return undefined;
}

// What the router compares: a parameter that is more than a plain segment is one kind, whatever its form says.
function shapeOf(tokens: readonly RouteToken[]): string {
  const segments: string[] = [];
  let [segment, plain] = ['', true];
  const close = (): void => {
    segments.push(plain ? segment.replace('()', '') : segment);
    [segment, plain] = ['', true];
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text' && token.char === '/') close();
    else if (token.kind === 'text') segment += token.char === ':' ? '::' : token.char;
    else if (token.kind !== 'parameter') segment += token.kind === 'rest' ? '*' : '\0';
    else {
      const next = tokens[index + 1];
      if (token.form !== undefined || (next && !(next.kind === 'text' && next.char === '/'))) plain = false;
      // The router marks the first parameter of a segment only.
      segment += segment.includes('()') ? '()' : ':()';
    }
  }
  close();
  return segments.join('/');
}
