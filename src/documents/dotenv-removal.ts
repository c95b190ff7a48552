import type { Outcome } from '../diagnostics/index.js';
import { applyEdits, createLineIndex, spanOf, type TextEdit } from '../text/index.js';
import { documentDiagnostics } from './diagnostics.js';
import type { EnvBlock, EnvLine } from './dotenv.js';
import type { TextDocument } from './yaml-edit/yaml-edit.js';

/** A line with its offsets; `end` is after its line end. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The inverse of `addEnvLines`: the text without the heading and the lines of a block, every other byte as it is; the very
 * same text when the heading is not there. Lines that people wrote into the block stay. A variable of the block that a
 * person gave another value is a finding, and no text comes back, unless `mayLose`.
 */
export function removeEnvLines(
  { file, text }: TextDocument,
  block: EnvBlock,
  { mayLose }: { readonly mayLose: boolean },
): Outcome<string> {
  const lines = linesOf(text);
  const first = lines.findIndex((line) => line.text === `# ${block.heading}`);
  if (first < 0) return { value: text, diagnostics: [] };
  const headings = new Set(block.siblings.map((sibling) => `# ${sibling}`));
  const next = lines.findIndex((line, index) => index > first && headings.has(line.text));
  const region = lines.slice(first + 1, next < 0 ? undefined : next);
  const found = block.lines.map((wanted) => ({
    wanted,
    at: region.findIndex((line) => names(line.text, wanted.name)),
  }));
  const edited = found.filter(({ wanted, at }) => at >= 0 && region[at]?.text !== `${wanted.name}=${wanted.value}`);
  if (edited.length > 0 && !mayLose) {
    const index = createLineIndex(text);
    const tell = ({ wanted, at }: (typeof found)[number]): Outcome<string>['diagnostics'][number] => {
      const { start = 0, text: line = '' } = region[at] ?? {};
      const span = spanOf(file, index, [start, start + line.length]);
      return documentDiagnostics.create('env-line-edited', { name: wanted.name, heading: block.heading }, { span });
    };
    return { diagnostics: edited.map(tell) };
  }
  const gone = new Set(found.flatMap(({ wanted, at }) => (at < 0 ? [] : withComment(region, at, wanted))));
  const heading = lines[first];
  const out = lines.filter((line) => line === heading || gone.has(line));
  const rest = cut(text, withGap(lines, out));
  return removeEnvLines({ file, text: rest }, block, { mayLose });
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)]
    .filter(([whole]) => whole !== '')
    .map(({ 0: whole, 1: line = '', index }) => ({ text: line, start: index, end: index + whole.length }));
}

function names(line: string, name: string): boolean {
  return /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(line)?.[1] === name;
}

function withComment(region: readonly Line[], at: number, { comment }: EnvLine): readonly Line[] {
  // A person may have written a line between the two.
  const above = region.slice(0, at);
  const others = above.findLastIndex(({ text }) => !text.startsWith('#'));
  const own = comment === undefined ? [] : above.slice(others + 1).filter(({ text }) => text === `# ${comment}`);
  return [...own, ...region.slice(at, at + 1)];
}

// A block that goes as a whole takes the blank line along that sets it apart: the one behind, or before the last block.
function withGap(lines: readonly Line[], out: readonly Line[]): readonly Line[] {
  const [from, to] = [lines.findIndex((line) => line === out[0]), lines.findLastIndex((line) => line === out.at(-1))];
  const isWhole = to - from + 1 === out.length;
  const [before, behind] = [lines[from - 1], lines[to + 1]];
  if (!isWhole) return out;
  if (behind) return behind.text.trim() === '' ? [...out, behind] : out;
  return before?.text.trim() === '' ? [before, ...out] : out;
}

function cut(text: string, out: readonly Line[]): string {
  const edits = out.map(({ start, end }): TextEdit => ({ start, end, text: '' }));
  const result = applyEdits(text, edits);
  return typeof result === 'string' ? result : text;
}
