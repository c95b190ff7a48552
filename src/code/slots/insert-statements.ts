import type { ts } from 'ts-morph';
import type { TextEdit } from '../../text/index.js';
import type { ModuleStyle } from '../detect-style.js';
import type { ItemInsertion } from '../insert-items.js';
import type { ParsedModule } from '../parsed-module.js';
import { attachedComments, endOfLine, isFirstOnLine, lineIndent, readTrivia } from '../trivia.js';
import { receiverPlace } from './receiver-place.js';
import { endOfStatement } from './slot-items.js';
import type { CallSlot } from './slot.js';

/** The edits that write statements into a block, beside those of a slot, the way its neighbours are written. */
export function insertStatements(
  module: ParsedModule,
  slot: CallSlot,
  { insertions, style }: { readonly insertions: readonly ItemInsertion[]; readonly style: ModuleStyle },
): readonly TextEdit[] {
  const groups = new Map<number, ItemInsertion[]>();
  for (const one of insertions) groups.set(one.after, [...(groups.get(one.after) ?? []), one]);
  return [...groups].flatMap(([after, group]) => {
    const item = slot.items[after];
    if (item) return [below(module, { slot, group, style }, item)];
    const [first] = slot.items;
    return [first ? above(module, { group, style }, first) : intoBlock(module, { slot, group, style })];
  });
}

interface Group {
  readonly slot: CallSlot;
  readonly group: readonly ItemInsertion[];
  readonly style: ModuleStyle;
}

function below(module: ParsedModule, { slot, group, style }: Group, statement: ts.Statement): TextEdit {
  const { text, file } = module;
  const end = endOfStatement(module, statement);
  if (!isFirstOnLine(text, statement.getStart(file))) return behind({ group, style }, text, end);
  const indent = lineIndent(text, statement.getStart(file));
  const offset = endOfLine(text, end);
  const lines = group.map((one) => `${style.eol}${indent}${withEnd(one.render(indent), style)}`).join('');
  const rest = text.slice(offset);
  const isOwnLine = /^[ \t]*(?:[\r\n]|$)/.test(rest) || slot.block.node.end - 1 === offset;
  return { start: offset, end: offset, text: isOwnLine ? lines : `${lines}${style.eol}${indent}` };
}

// A block on one line stays on one.
function behind({ group, style }: Omit<Group, 'slot'>, text: string, end: number): TextEdit {
  const lead = text[end - 1] === ';' ? '' : ';';
  const rest = style.semicolons ? ';' : '';
  return { start: end, end, text: `${lead} ${group.map((one) => one.render('')).join('; ')}${rest}` };
}

function above(module: ParsedModule, { group, style }: Omit<Group, 'slot'>, statement: ts.Statement): TextEdit {
  const { text, file } = module;
  const start = statement.getStart(file);
  const offset = attachedComments(readTrivia(text, statement.pos, start))[0]?.start ?? start;
  const indent = lineIndent(text, offset);
  return {
    start: offset,
    end: offset,
    text: group.map((one) => `${withEnd(one.render(indent), style)}${style.eol}${indent}`).join(''),
  };
}

function intoBlock(module: ParsedModule, { slot, group, style }: Group): TextEdit {
  const { text, file } = module;
  const { block } = slot;
  const place = receiverPlace(module, slot);
  if (place) return below(module, { slot, group, style }, place);
  const isFile = module.ts.isSourceFile(block.node);
  const outer = isFile ? '' : lineIndent(text, block.node.getStart(file));
  const indent = isFile ? '' : outer + style.indent;
  const [first] = block.statements;
  if (first) return above(module, { group, style }, first);
  const start = isFile ? text.length : block.node.getStart(file) + 1;
  const end = isFile ? text.length : block.node.end - 1;
  const lines = group.map((one) => `${style.eol}${indent}${withEnd(one.render(indent), style)}`).join('');
  const between = text.slice(start, end);
  if (isFile)
    return {
      start,
      end,
      text: text === '' || text.endsWith(style.eol) ? `${lines.slice(style.eol.length)}${style.eol}` : lines,
    };
  return between.trim() === '' && !between.includes('\n')
    ? { start, end, text: `${lines}${style.eol}${outer}` }
    : { start: endOfLine(text, start), end: endOfLine(text, start), text: lines };
}

function withEnd(text: string, { semicolons }: ModuleStyle): string {
  return semicolons ? `${text};` : text;
}
