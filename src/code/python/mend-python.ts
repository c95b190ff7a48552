const string =
  /[rRbBuUfFtT]{0,2}(?:"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|$)|"(?:[^"\\\r\n]|\\(?:\r\n|[^]))*"?|'(?:[^'\\\r\n]|\\(?:\r\n|[^]))*'?)/;
const comment = /#[^\r\n]*/;
const formFeed = /\f/;
const bareYield = /\byield\b(?=[ \t]*(?:[)\]},=;#\r\n]|$))/;
const openNumber = /(?<![\w.])\d[\d_]*\.(?![\w.])/;
const parenthesisedWith = /\bwith[ \t]*\(/;
const bracket = /[()[\]{}]/;
const target = /\bas[ \t]+(?:\w+(?:\.\w+)+|\w+(?=[ \t\r\n]*[,)])|\([\w \t\r\n,.*]*\)|\w+(?:\.\w+)*\[[^[\]\r\n]*\])/;
const matchedClass = /\bcase[ \t]+\w+(?:\.\w+)*(?:\(\))?/;
const positionalOnly = /,[ \t]*\/[ \t]*(?=[,:)])/;
const starredName = /,[ \t]*\*(?=\w+[ \t]+in\b)/;
const openLambda = /\blambda[^:()[\]{}"'\r\n]*,[ \t]*(?=:)/;

const parts = [
  string,
  comment,
  formFeed,
  bareYield,
  openNumber,
  parenthesisedWith,
  bracket,
  target,
  matchedClass,
  positionalOnly,
  starredName,
  openLambda,
];

/**
 * A Python text in words that the grammar knows: each piece of code that it does not know is replaced by one of the same
 * length and standing, so that every place stays. Strings and comments stay as they are.
 */
export function mendPython(text: string): string {
  const anyPart = new RegExp(parts.map(({ source }) => source).join('|'), 'g');
  // Each open bracket, and whether it holds the items of a `with`.
  const open: boolean[] = [];
  return text.replace(anyPart, (part) => {
    if (/^with[ \t]*\($/.test(part)) open.push(true);
    else if (/^[([{]$/.test(part)) open.push(false);
    else if (/^[)\]}]$/.test(part)) open.pop();
    else return wordsFor(part, open.at(-1) === true);
    return part;
  });
}

function wordsFor(part: string, isWithItem: boolean): string {
  if (part === '\f') return '\n';
  if (part === 'yield') return '_____';
  if (/^\d/.test(part)) return `${part.slice(0, -1)}0`;
  if (/^as\s/.test(part)) return isWithItem ? blank(part) : plainTarget(part);
  if (/^case\s/.test(part)) return part.replace(/[.()]/g, '_');
  if (/^,\s*\//.test(part)) return part.replace('/', '_');
  if (/^,\s*\*/.test(part)) return part.replace('*', '_');
  return /^lambda\b.*,\s*$/.test(part) ? part.replace(/,(\s*)$/, ' $1') : part;
}

function blank(part: string): string {
  return part.replace(/[^\r\n]/g, ' ');
}

// `as (a, b)`, `as self.a`: one name, filled up with letters; `as a` stays.
function plainTarget(part: string): string {
  const [, word = '', rest = ''] = /^(as[ \t]+)([^]*)$/.exec(part) ?? [];
  if (/^\w+$/.test(rest)) return part;
  return word + (/[\r\n]/.test(rest) ? `_${blank(rest.slice(1))}` : '_'.repeat(rest.length));
}
