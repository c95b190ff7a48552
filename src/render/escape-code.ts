import { TemplateFailure, inWords } from './template-failure.js';

/*
 * Control, format, surrogate and line-separator characters: invisible in an editor, able to end a line or to turn the
 * reading direction ("Trojan Source", CVE-2021-42574), and in the case of lone surrogates impossible to write as UTF-8.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes every unprintable character of a text as `\uXXXX`, valid in JSON, TypeScript and regular expressions. */
export function escapeUnprintable(text: string): string {
  return text.replace(unprintable, (found) => {
    const units = Array.from(
      { length: found.length },
      (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
    );
    return shortEscapes[found] ?? units.join('');
  });
}

/** A string literal of TypeScript, quotes included: single quotes unless double quotes need fewer escapes, as prettier writes it. */
export function typescriptString(text: string): string {
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${withoutHtmlEnd(escapeUnprintable(escaped))}${quote}`;
}

// `</script` and `<!--` end or change an inline script even inside a string literal.
function withoutHtmlEnd(text: string): string {
  return text.replace(/<(?=\/script|!--)/gi, '\\u003c');
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** A JSON value as JSON on one line; safe inside an HTML script element. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TemplateFailure('template-error', `\`${inWords(value)}\` is no JSON value`);
  return withoutHtmlEnd(escapeUnprintable(text));
}

/** A JSON value as a TypeScript expression on one line, as prettier writes it. */
export function typescriptLiteral(value: unknown): string {
  if (typeof value === 'string') return typescriptString(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value).replace('e+', 'e');
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(typescriptLiteral).join(', ')}]`;
  if (typeof value !== 'object') throw new TemplateFailure('template-error', `\`${inWords(value)}\` is no JSON value`);
  const members = Object.entries(value).map(([key, member]) => `${propertyKey(key)}: ${typescriptLiteral(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

// ECMAScript 2023 §12.7.2 reserved words, those of strict mode and modules included, and the two names that strict mode guards.
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function ' +
    'if implements import in instanceof interface let new null package private protected public return static super switch this throw true try ' +
    'typeof var void while with yield'
  ).split(' '),
);
const identifierName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The text itself when it may name a variable, function or type; a template error otherwise. */
export function identifier(text: string): string {
  if (identifierName.test(text) && !reserved.has(text)) return text;
  throw new TemplateFailure('template-error', `\`${inWords(text)}\` is no identifier`);
}

/**
 * An object key: the bare name, or a quoted one. `__proto__` becomes a computed key, because a plain one would set the
 * object's prototype (ECMAScript B.3.1).
 */
export function propertyKey(text: string): string {
  if (text === '__proto__') return "['__proto__']";
  return identifierName.test(text) ? text : typescriptString(text);
}

/** The text as the source of a regular expression that matches exactly this text, with or without the `u` flag. */
export function regexSource(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');
  return escapeUnprintable(escaped);
}

const relativeSpecifier = /^(?:\.|\.\.(?:\/\.\.)*)(?:\/(?!\.\.?(?:\/|$))[A-Za-z0-9_.-]+)+$/;

/** A relative import specifier (`./a.js`, `../../a/b.js`), without quotes; a template error for anything else. */
export function importPath(text: string): string {
  if (relativeSpecifier.test(text)) return text;
  throw new TemplateFailure('template-error', `\`${inWords(text)}\` is no relative import path`);
}
