import { Parser } from 'yaml';

/** A comment and the offset of its `#`. */
export interface YamlComment {
  readonly offset: number;
  readonly text: string;
}

/** Every comment of a YAML text, in order. */
export function commentsOf(text: string): readonly YamlComment[] {
  if (!text.includes('#')) return [];
  const comments: YamlComment[] = [];
  const look = (token: unknown): void => {
    if (Array.isArray(token)) return token.forEach(look);
    if (typeof token !== 'object' || token === null) return;
    if (isComment(token)) comments.push({ offset: token.offset, text: token.source.trimEnd() });
    else Object.values(token).forEach(look);
  };
  for (const token of new Parser().parse(text)) look(token);
  return comments.sort((a, b) => a.offset - b.offset);
}

function isComment(token: object): token is { readonly offset: number; readonly source: string } {
  return 'type' in token && token.type === 'comment';
}
