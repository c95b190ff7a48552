import { visible } from './visible.js';

const special = /[&<>|\\`*_~[\]!$"]/g;
// GitHub looks for these in the finished page, where an entity is a plain letter again; a comment keeps the name apart.
const references = /[@#]/g;
const autolinks = /:\/\/|www\./gi;

/**
 * A sentence as inline Markdown that shows exactly its characters: no markup, mention, issue reference, link or image of a
 * contract takes effect, also inside a table cell. Parts in backticks become `<code>`.
 */
export function markdownText(text: string): string {
  const parts = visible(text).split('`');
  const paired = parts.length % 2 === 1;
  return paired
    ? parts.map((part, index) => (index % 2 === 1 ? codeElement(part) : plain(part))).join('')
    : plain(parts.join('`'));
}

/** A value as inline code that shows exactly its characters, also inside a table cell. */
export function markdownCode(text: string): string {
  return codeElement(visible(text));
}

function plain(text: string): string {
  return text
    .replace(special, entity)
    .replace(autolinks, (found) => `${found.slice(0, -1)}${entity(found.slice(-1))}`)
    .replace(references, (found, offset: number, whole: string) =>
      whole[offset - 1] === '&' ? found : `${found}<!-- -->`,
    );
}

// An element and entities instead of a code span: a span cannot hold every mix of backticks, backslashes and pipes in a table.
function codeElement(text: string): string {
  return text === ''
    ? ''
    : `<code>${text.replace(special, entity).replace(autolinks, (found) => `${found.slice(0, -1)}${entity(found.slice(-1))}`)}</code>`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
