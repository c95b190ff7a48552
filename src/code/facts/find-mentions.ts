import type { Comment } from 'oxc-parser';

import type { Span } from '../../text/index.js';
import type { RunningTest } from './find-tests.js';
import type { ParsedSource } from './parsed-source.js';

/** A name in snake case that a test file speaks of, in a comment or the title of a test. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

const snakeName = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g;

/** The names in snake case in the comments and titles of a test file, each where it comes first. */
export function findMentions(
  { spanAt }: ParsedSource,
  comments: readonly Comment[],
  tests: readonly RunningTest[],
): readonly Mention[] {
  const found = new Map<string, Span>();
  const note = (text: string, span: Span): void => {
    for (const [name] of text.matchAll(snakeName)) if (!found.has(name)) found.set(name, span);
  };
  for (const comment of comments) note(comment.value, spanAt(comment));
  for (const { title, span } of tests) note(title, span);
  return [...found].map(([name, span]) => ({ name, span }));
}
