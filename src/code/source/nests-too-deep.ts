// Parsers go down step by step; at about 8,000 steps the one for TypeScript ends the process without a word.
const deepest = 3000;
// Of `else if` and `[]`, each in the one before, it bears more; between them stands what ends other chains.
const longest = 20_000;

const marks =
  /\[\]|[([{]|[)\]}]|[;,]|=>|[<!~]|[?:]|[+\-|&*]|\belse\b|\b(?:if|for|while|do|with|keyof|typeof|readonly|unique|infer|extends|await|new|void|delete|yield|class|as|satisfies)\b/g;

/**
 * True for a text that may nest deeper than a parser can follow. Brackets in strings and comments count like all others, and
 * operators count from the last comma or semicolon on: that is far above what people write, and never too low.
 */
export function nestsTooDeep(text: string): boolean {
  if (isPlain(text)) return false;
  const nesting: Nesting = { open: 0, chain: 0, links: 0 };
  for (const [mark] of text.matchAll(marks)) {
    follow(nesting, mark);
    if (nesting.open > deepest || nesting.chain > deepest || nesting.links > longest) return true;
  }
  return false;
}

// Nearly every text is, and every text of a scan comes by here: a mark has a sign at least, and `[]` two.
function isPlain(text: string): boolean {
  if (text.length > 2 * longest) return false;
  let [open, unbroken] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === signs.round || sign === signs.square || sign === signs.curly) open += 1;
    unbroken = sign === signs.comma || sign === signs.semicolon ? 0 : unbroken + 1;
    if (open > deepest || unbroken > deepest) return false;
  }
  return true;
}

const signs = { round: 0x28, comma: 0x2c, semicolon: 0x3b, square: 0x5b, curly: 0x7b } as const;

interface Nesting {
  open: number;
  chain: number;
  links: number;
}

function follow(nesting: Nesting, mark: string): void {
  if (mark === 'else' || mark === '[]') nesting.links += 1;
  else if (/^[([{]$/.test(mark)) nesting.open += 1;
  else if (/^[)\]}]$/.test(mark)) nesting.open = Math.max(0, nesting.open - 1);
  else if (mark === ';' || mark === ',') nesting.chain = 0;
  else nesting.chain += weightOf(mark);
}

// Long sums and base64 in strings are common, and a parser goes down less for each of their signs.
function weightOf(mark: string): number {
  if (mark === '?' || mark === ':') return 0.25;
  return /^[+\-|&*]$/.test(mark) ? 0.08 : 1;
}
