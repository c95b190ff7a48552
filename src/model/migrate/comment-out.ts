import type { Outcome } from '../../diagnostics/index.js';
import {
  editYaml,
  parseYaml,
  valueAt,
  withoutPath,
  type DocumentPath,
  type TextDocument,
  type YamlDocument,
} from '../../documents/index.js';
import { isBraced } from './is-braced.js';
import { keyLines } from './key-lines.js';

/**
 * Turns a key and its value into comment lines at their place, under a line that says why. Comments inside stay as they
 * are. What a comment cannot be made of where it stands, such as a key inside braces, goes above its section.
 */
export function commentOut(document: TextDocument, path: DocumentPath, because: string): Outcome<string> {
  const parsed = parseYaml(document.file, document.text);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const { start, end, column, lines, isWhole } = keyLines(parsed.value, path);
  const margin = document.text.slice(start, start + column);
  const comment = [`${margin}# ${because}`, ...lines.map((line) => commentLine(line, margin))].join(eol);
  const text = document.text.slice(0, start) + comment + document.text.slice(end);
  return isWhole && !isBraced(parsed.value, path.slice(0, -1)) && isSafe(parsed.value, path, text)
    ? { value: text, diagnostics: [] }
    : aboveSection(parsed.value, path, `# ${because}${eol}`);
}

function commentLine(line: string, margin: string): string {
  if (/^\s*(#|$)/.test(line)) return line;
  return `${margin}# ${line.startsWith(margin) ? line.slice(margin.length) : line.trimStart()}`;
}

function isSafe({ file, value }: YamlDocument, path: DocumentPath, text: string): boolean {
  const after = parseYaml(file, text).value;
  return after !== undefined && JSON.stringify(after.value) === JSON.stringify(withoutPath(value, path));
}

function aboveSection(document: YamlDocument, path: DocumentPath, heading: string): Outcome<string> {
  // Comments between brackets would keep later edits out; a whole file between braces has its comments above them.
  const section = isBraced(document, [])
    ? document.locate([], 'value').start.offset
    : document.locate(path.slice(0, 1), 'key').start.offset;
  const eol = heading.endsWith('\r\n') ? '\r\n' : '\n';
  const kept = `# ${path.join('.')}: ${JSON.stringify(valueAt(document.value, path))}${eol}`;
  const removed = editYaml(document, [{ kind: 'remove', path }]);
  if (removed.value === undefined) return removed;
  return { value: removed.value.slice(0, section) + heading + kept + removed.value.slice(section), diagnostics: [] };
}
