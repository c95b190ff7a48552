const legalCharacters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const content = /[^<&]+|&(?:amp|lt|gt|quot|apos|#\d+);/y;
const tag = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="(?:[^"<&]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)\s*(\/?)>/y;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Why a document without comments, CDATA and DOCTYPE is not well-formed XML 1.0; `undefined` when it is. */
export function xmlProblem(text: string): string | undefined {
  if (!legalCharacters.test(text)) return 'illegal character';
  if (!text.startsWith(declaration)) return 'no declaration';
  const open: string[] = [];
  let roots = 0;
  let at = declaration.length;
  while (at < text.length) {
    const [token, found] = tokenAt(text, at);
    if (!found) return `no token at ${at}: ${text.slice(at, at + 40)}`;
    if (token === 'content' && open.length === 0 && found[0].trim() !== '') return 'text outside of the root';
    if (token === 'tag') {
      const [, closing, name = '', , empty] = found;
      if (closing && open.pop() !== name) return `unbalanced ${name}`;
      if (!closing && open.length === 0) roots += 1;
      if (!closing && !empty) open.push(name);
    }
    at += found[0].length;
  }
  if (open.length > 0) return `unclosed ${open.join(' ')}`;
  return roots === 1 ? undefined : `${roots} roots`;
}

function tokenAt(text: string, at: number): readonly ['content' | 'tag', RegExpExecArray | null] {
  const kind = text[at] === '<' ? 'tag' : 'content';
  const pattern = kind === 'tag' ? tag : content;
  pattern.lastIndex = at;
  return [kind, pattern.exec(text)];
}
