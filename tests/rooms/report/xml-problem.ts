const legalCharacters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const content = /[^<&]+|&(?:amp|lt|gt|quot|apos|#\d+);/y;
const tag = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="(?:[^"<&]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)\s*(\/?)>/y;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Why a document without comments, CDATA and DOCTYPE is not well-formed XML 1.0; `undefined` when it is. */
export function xmlProblem(text: string): string | undefined {
  if (!legalCharacters.test(text)) return 'illegal character';
  if (!text.startsWith(declaration)) return 'no declaration';
  const tree: Tree = { open: [], roots: 0 };
  for (let at = declaration.length; at < text.length;) {
    const found = tokenAt(text, at);
    if (!found) return `no token at ${at}: ${text.slice(at, at + 40)}`;
    const problem = found[0].startsWith('<') ? tagProblem(tree, found) : contentProblem(tree, found[0]);
    if (problem) return problem;
    at += found[0].length;
  }
  if (tree.open.length > 0) return `unclosed ${tree.open.join(' ')}`;
  return tree.roots === 1 ? undefined : `${tree.roots} roots`;
}

interface Tree {
  readonly open: string[];
  roots: number;
}

function tokenAt(text: string, at: number): RegExpExecArray | null {
  const pattern = text[at] === '<' ? tag : content;
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tagProblem(tree: Tree, [, closing, name = '', , empty]: RegExpExecArray): string | undefined {
  if (closing) return tree.open.pop() === name ? undefined : `unbalanced ${name}`;
  if (tree.open.length === 0) tree.roots += 1;
  if (!empty) tree.open.push(name);
  return undefined;
}

function contentProblem(tree: Tree, token: string): string | undefined {
  return tree.open.length === 0 && token.trim() !== '' ? 'text outside of the root' : undefined;
}
