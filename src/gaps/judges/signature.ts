/** A parameter as it is written. */
interface Parameter {
  readonly name: string;
  readonly type: string | undefined;
}

interface Signature {
  readonly parameters: readonly Parameter[];
  readonly result: string | undefined;
}

/**
 * Whether a signature that a contract states is that of the code: the same parameters in the same order, and what the
 * contract says of types is what the code says. Blanks, quotes, defaults, and types that the contract leaves out are no matter.
 */
export function isSameSignature(stated: string, written: string): boolean {
  const [here, there] = [parseSignature(stated), parseSignature(written)];
  if (!here || !there) return plain(stated) === plain(written);
  const parameters = withoutReceiver(there.parameters, here.parameters);
  return (
    here.parameters.length === parameters.length &&
    here.parameters.every((one, at) => isSameParameter(one, parameters[at])) &&
    (here.result === undefined || here.result === there.result)
  );
}

function isSameParameter(stated: Parameter, written: Parameter | undefined): boolean {
  if (!written) return false;
  if (stated.type !== undefined) return stated.name === written.name && stated.type === written.type;
  return stated.name.replace(/\?$/, '') === written.name.replace(/\?$/, '');
}

// A method is called without the object that it is a method of.
function withoutReceiver(written: readonly Parameter[], stated: readonly Parameter[]): readonly Parameter[] {
  const [first] = written;
  const isReceiver = first !== undefined && /^(?:self|cls|this)$/.test(first.name);
  return isReceiver && stated[0]?.name !== first.name ? written.slice(1) : written;
}

function plain(text: string): string {
  return text.replace(/[\s'"`]+/g, '');
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

function parseSignature(text: string): Signature | undefined {
  const start = text.indexOf('(');
  if (start < 0) return undefined;
  const end = closingOf(text, start);
  if (end === undefined) return undefined;
  const parts = splitAt(text.slice(start + 1, end), ',').filter((part) => part.trim() !== '');
  const rest = text
    .slice(end + 1)
    .trim()
    .replace(/[:;{]\s*$/, '');
  const result = plain(rest.replace(/^(?:->|=>|:)/, ''));
  return { parameters: parts.map(parseParameter), result: result === '' ? undefined : result };
}

function parseParameter(text: string): Parameter {
  const [declared = ''] = splitAt(text, '=');
  const [name = '', ...type] = splitAt(declared, ':');
  return { name: plain(name), type: type.length === 0 ? undefined : plain(type.join(':')) };
}

function closingOf(text: string, start: number): number | undefined {
  let found: number | undefined;
  walk(text.slice(start), (at, depth) => {
    if (at > 0 && depth === 0) found = start + at;
    return found === undefined;
  });
  return found;
}

function splitAt(text: string, separator: string): readonly string[] {
  const cuts: number[] = [];
  walk(text, (at, depth) => {
    if (depth === 0 && text[at] === separator && !isArrow(text, at)) cuts.push(at);
    return true;
  });
  return [0, ...cuts.map((at) => at + 1)].map((from, index) => text.slice(from, cuts[index] ?? text.length));
}

function isArrow(text: string, at: number): boolean {
  return (text[at] === '=' && text[at + 1] === '>') || (text[at] === '>' && /[-=]/.test(text[at - 1] ?? ''));
}

// Tells the depth of brackets after each character, until the visitor has enough.
function walk(text: string, visit: (at: number, depth: number) => boolean): void {
  const open: string[] = [];
  let quote: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== undefined) quote = sign === quote ? undefined : quote;
    else if (/['"`]/.test(sign)) quote = sign;
    else if (Object.hasOwn(closers, sign)) open.push(closers[sign] ?? '');
    else if (sign === open.at(-1) && !isArrow(text, at)) open.pop();
    if (!visit(at, open.length + (quote === undefined ? 0 : 1))) return;
  }
}
