import type { ts } from 'ts-morph';
import { declarationsByModule, importDeclarations, moduleKey, namedImportsOf } from './import-facts.js';
import type { ImportEdit } from './module-edit.js';
import { rangeOf } from './parsed-module.js';
import type { ParsedModule } from './parsed-module.js';
import { breaksAfter, breaksBefore } from './line-breaks.js';
import { cutAround } from './removal.js';
import type { Removal } from './removal.js';
import { removeItem } from './remove-item.js';
import { isComment, isFirstOnLine, onSameLine, readTrivia } from './trivia.js';
import type { Range } from './trivia.js';

/** A name in the braces of an import declaration. */
export interface FoundImport {
  readonly declaration: ts.ImportDeclaration;
  readonly named: ts.NamedImports;
  readonly element: ts.ImportSpecifier;
}

// All places, whatever the local name.
function findImports(module: ParsedModule, { name, from }: ImportEdit): readonly FoundImport[] {
  const declarations = declarationsByModule(module).get(moduleKey(from)) ?? [];
  return declarations.flatMap((declaration) => {
    const named = namedImportsOf(module, declaration);
    const elements = named?.elements ?? [];
    const same = elements.filter((element) => (element.propertyName ?? element.name).text === name);
    return named ? same.map((element) => ({ declaration, named, element })) : [];
  });
}

/** Where a module imports a name from a module under the wanted local name, else the first place that does. */
export function findImport(module: ParsedModule, edit: ImportEdit): FoundImport | undefined {
  const all = findImports(module, edit);
  return all.find(({ element }) => element.name.text === (edit.alias ?? edit.name)) ?? all[0];
}

/**
 * The ways to take an imported name out, the likeliest first: out of its braces, or with its declaration when it is the
 * only name in it, and then with the line, or with the blank lines that the first import of a file brings.
 */
export function removeImport(module: ParsedModule, { declaration, named, element }: FoundImport): readonly Removal[] {
  const { text, file } = module;
  if (named.elements.length > 1) {
    const inside = { start: named.getStart(file) + 1, end: named.end - 1 };
    const items = named.elements.map((one) => rangeOf(module, one));
    return removeItem({ text, inside, items, whenEmpty: 'inline' }, named.elements.indexOf(element));
  }
  const other = declaration.importClause?.name;
  if (!other) return removeDeclaration(module, declaration);
  const cut = { start: other.end, end: named.end };
  return [{ edits: cutAround(cut, []), removed: [cut] }];
}

function removeDeclaration(module: ParsedModule, declaration: ts.ImportDeclaration): readonly Removal[] {
  const { text } = module;
  const range = rangeOf(module, declaration);
  const after = readTrivia(text, range.end, text.length);
  const comment = onSameLine(after).find(isComment);
  const isLine = isFirstOnLine(text, range.start) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(range.end));
  if (!isLine) return [whole(range, { start: range.start, end: comment?.start ?? pastSpaces(text, range.end) })];
  const isOnly = importDeclarations(module).length === 1;
  const first = isOnly ? alone(text, range).map((cut): Removal => ({ ...whole(range, cut), ifProven: true })) : [];
  const below = isOnly && module.file.statements[0] === declaration ? belowComment(text, range) : [];
  return [...first, ...[...below, ...amongOthers(text, range)].map((cut) => whole(range, cut))];
}

function whole(range: Range, cut: Range): Removal {
  return { edits: cutAround(cut, []), removed: [range] };
}

function pastSpaces(text: string, offset: number): number {
  return offset + (/^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0);
}

// With the line end before it; in the first line, with the one behind.
function amongOthers(text: string, { start, end }: Range): readonly Range[] {
  const above = breaksBefore(text, start)[0];
  const below = breaksAfter(text, end)[0];
  const backward = above === undefined ? [] : [{ start: above, end }];
  const onward = below === undefined ? [] : [{ start, end: below }];
  const rest = backward.length + onward.length === 0 ? [{ start, end }] : [];
  return [...backward, ...onward, ...rest];
}

// A comment right above the only import was written there later: wiring leaves a blank line between the two. So the blank
// line below is still the one that wiring brought.
function belowComment(text: string, { start, end }: Range): readonly Range[] {
  const [nearest, above] = breaksBefore(text, start);
  const [, below] = breaksAfter(text, end);
  const isRightBelow = nearest !== undefined && above === undefined;
  return isRightBelow && below !== undefined ? [{ start, end: below }] : [];
}

// The inverse of how the first import of a file is set apart from what stands above and below.
function alone(text: string, { start, end }: Range): readonly Range[] {
  const [, above] = breaksBefore(text, start);
  const below = [end, ...breaksAfter(text, end)].slice(0, 3);
  if (above !== undefined) return below.map((to) => ({ start: above, end: to }));
  return breaksBefore(text, start).length === 0 ? below.reverse().map((to) => ({ start, end: to })) : [];
}
