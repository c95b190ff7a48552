import { TemplateFailure, inWords } from './template-failure.js';

/**
 * A value in a dotenv file, written so that Node, dotenv, Docker Compose and a POSIX shell read the same. They disagree on
 * line breaks and on escapes inside quotes, so a text that needs either is a template error.
 */
export function dotenvValue(text: string): string {
  if (/^[A-Za-z0-9_./:@%+,=-]*$/.test(text)) return text;
  if (!/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) {
    if (!text.includes("'")) return `'${text}'`;
    if (!/["\\$`]/.test(text)) return `"${text}"`;
  }
  throw new TemplateFailure('template-error', `\`${inWords(text)}\` cannot be written in a dotenv file`);
}

/** One word of a POSIX shell (IEEE 1003.1 §2.2.2), quoted when needed. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@%+,-]+$/.test(text)) return text;
  if (/[\0\p{Cs}]/u.test(text))
    throw new TemplateFailure('template-error', `\`${inWords(text)}\` cannot be a shell word`);
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
