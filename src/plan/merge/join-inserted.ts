/**
 * What stays where both sides insert lines at one place: the lines of both, ours first, when all of them are entries of one
 * kind of list or table and no entry of one side is another state of one of the other. Otherwise nothing: it is a conflict.
 */
export function joinInserted(ours: readonly string[], theirs: readonly string[]): readonly string[] | undefined {
  const [mine, yours] = [entriesOf(ours), entriesOf(theirs)];
  if (!mine || !yours || mine.form !== yours.form) return undefined;
  const held = new Map(mine.entries.map(({ key, lines }) => [key, lines.join('\n')]));
  const added = yours.entries.filter(({ key, lines }) => held.get(key) !== lines.join('\n'));
  if (added.some(({ key }) => held.has(key))) return undefined;
  return [...ours, ...added.flatMap(({ lines }) => lines)];
}

interface Entry {
  readonly key: string;
  readonly lines: readonly string[];
}

interface Entries {
  /** The indentation and the kind of mark that entries begin with. */
  readonly form: string;
  readonly entries: readonly Entry[];
}

const head = /^([ \t]*)(?:([-*+]|\d{1,9}[.)])[ \t]+|(\|)|("?)([\w./@-]+)\4[ \t]*[:=])(.*)$/;

function entriesOf(lines: readonly string[]): Entries | undefined {
  const entries: { readonly key: string; readonly lines: string[] }[] = [];
  const form = formOf(lines[0]);
  if (form === undefined) return undefined;
  for (const line of lines) {
    if (formOf(line) === form) entries.push({ key: keyOf(line), lines: [line] });
    else if (isDeeper(line, form)) entries.at(-1)?.lines.push(line);
    else return undefined;
  }
  return { form, entries };
}

function formOf(line = ''): string | undefined {
  const match = head.exec(line);
  if (!match) return undefined;
  const [, indent = '', bullet, bar] = match;
  return indent + (bullet === undefined ? (bar ?? 'key') : '-');
}

// An entry is known by the value of `id` or `name` that it begins with, a pair by its key, anything else by its text.
function keyOf(line: string): string {
  const [, , bullet, bar, , name, rest = ''] = head.exec(line) ?? [];
  if (name !== undefined) return name;
  if (bar !== undefined) return rest.replace(/\s+/g, ' ');
  return (bullet === undefined ? undefined : /\b(?:id|name)"?: *([^,}]+)/.exec(rest)?.[1]?.trim()) ?? rest.trim();
}

function isDeeper(line: string, form: string): boolean {
  const indent = /^[ \t]*/.exec(form)?.[0] ?? '';
  return line.startsWith(`${indent} `) || line.startsWith(`${indent}\t`);
}
