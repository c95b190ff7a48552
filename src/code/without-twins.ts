import { applyEdits, type TextEdit } from '../text/index.js';
import { exportedLists } from './exported-lists.js';
import type { ModuleEdit, ModuleSource } from './module-edit.js';
import type { Range } from './trivia.js';

/**
 * The module without the second of two equal lines that hold the same wanted import or the same wanted entry. Git leaves such
 * twins where two branches each added lines before and after the same one; no program has a use for them, and nothing is
 * lost with a line that stands there still.
 */
export async function withoutTwins(source: ModuleSource, edits: readonly ModuleEdit[]): Promise<ModuleSource> {
  if (!hasTwins(source.text)) return source;
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) return source;
  const { text } = source;
  const twins = edits.flatMap((edit) => {
    const nodes: readonly (Range | null)[] =
      edit.kind === 'import'
        ? program.body.filter((node) => node.type === 'ImportDeclaration' && node.source.value === edit.from)
        : exportedLists(program, edit.slot.symbol ?? edit.slot.usual ?? '').flatMap((elements) =>
            elements.filter((element) => element?.type === 'Identifier' && element.name === edit.entry.value),
          );
    const lines = nodes.flatMap((node) => (node ? ownLine(text, node) : []));
    return lines.filter((line, at) => lines.findIndex((other) => sliceOf(text, other) === sliceOf(text, line)) < at);
  });
  const removals = new Map(twins.map(({ start, end }): [number, TextEdit] => [start, { start, end, text: '' }]));
  const edited = applyEdits(text, [...removals.values()]);
  return typeof edited === 'string' ? { ...source, text: edited } : source;
}

function hasTwins(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => /\w/.test(line));
  return new Set(lines).size < lines.length;
}

// The line of a node that has it for itself, with its line end.
function ownLine(text: string, { start, end }: Range): readonly Range[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[,;]?[ \t]*\r?\n/.exec(text.slice(end, end + 100))?.[0];
  return rest === undefined || text.slice(from, start).trim() !== '' ? [] : [{ start: from, end: end + rest.length }];
}

function sliceOf(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}
