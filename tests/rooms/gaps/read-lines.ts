import type { DeclaredSymbol, DeclaredTest, ReadSource } from '../../../src/code/index.js';
import { fileStart } from '../../../src/text/index.js';

/** Reads what the tests of this room need, line by line: no reader of a language, and quick to follow. */
export const readLines: ReadSource = (file, text) => {
  if (!/\.(?:py|ts)$/.test(file)) return undefined;
  const span = fileStart(file);
  if (text.includes('does not parse')) return { problem: 'a line does not parse.', span };
  const lines = text.split('\n');
  const tests = lines.flatMap((line, at) => {
    const test = testIn(line, lines[at - 1] ?? '');
    return test ? [{ ...test, groups: [], span }] : [];
  });
  const symbols = lines.flatMap((line) => {
    const symbol = symbolIn(line);
    return symbol ? [{ ...symbol, span }] : [];
  });
  const facts = { symbols, reexportsAll: [], environment: [] };
  if (file.endsWith('.py')) return { facts: { ...facts, language: 'python', tests } };
  const body = { calls: [], asksHelpers: false };
  return { facts: { ...facts, language: 'typescript', tests: tests.map((test) => ({ ...test, body })), mentions: [] } };
};

function testIn(line: string, above: string): Omit<DeclaredTest, 'groups' | 'span'> | undefined {
  const found = /^(?:it(?<skip>\.skip)?\('(?<title>[^']*)'|def (?<name>test_\w+)\(\):)(?<rest>.*)$/.exec(line)?.groups;
  if (!found) return undefined;
  const covers = [...above.matchAll(/@covers "([^"]*)"/g)].map(([, tag = '']) => tag);
  const title = found['title'] ?? found['name'] ?? '';
  return { title, runs: !found['skip'], asserts: !found['rest']?.includes('nothing'), covers };
}

function symbolIn(line: string): Omit<DeclaredSymbol, 'span'> | undefined {
  const found = /^(export |class |def )?(?:function |class )?([A-Za-z_]\w*)(\(.*)?$/.exec(line);
  if (!found) return undefined;
  const [, head, name = '', signature] = found;
  const facts = { name, isPublic: head !== undefined };
  return signature === undefined ? { ...facts, kind: 'class' } : { ...facts, kind: 'function', signature };
}
