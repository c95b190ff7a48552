import type { CST } from 'yaml';

/** A comment and the offset of its `#`. */
export interface YamlComment {
  readonly offset: number;
  readonly text: string;
}

/** Every comment among the tokens of a text, in order. */
export function commentsAmong(tokens: readonly CST.Token[]): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  const look = (token: unknown): void => {
    if (Array.isArray(token)) return token.forEach(look);
    if (typeof token !== 'object' || token === null) return;
    if (isComment(token)) comments.push({ offset: token.offset, text: token.source.trimEnd() });
    else Object.values(token).forEach(look);
  };
  look(tokens);
  return comments.sort((a, b) => a.offset - b.offset);
}

function isComment(token: object): token is { readonly offset: number; readonly source: string } {
  return 'type' in token && token.type === 'comment';
}
