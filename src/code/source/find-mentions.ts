import type { Mention, TypeScriptTest } from './source-facts.js';
import type { TypeScriptFile } from './typescript-file.js';

const snakeName = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g;

/** The names in snake case in the comments of a test file and the titles of its tests, each where it comes first. */
export function findMentions(
  { comments, spanAt }: TypeScriptFile,
  tests: readonly TypeScriptTest[],
): readonly Mention[] {
  const found = new Map<string, Mention>();
  const note = (text: string, spanOfText: () => Mention['span']): void => {
    for (const [name] of text.matchAll(snakeName)) if (!found.has(name)) found.set(name, { name, span: spanOfText() });
  };
  for (const comment of comments) note(comment.value, () => spanAt(comment));
  for (const { title, span } of tests) note(title, () => span);
  return [...found.values()];
}
