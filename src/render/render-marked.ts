import type { Outcome } from '../diagnostics/index.js';
import { markProgram, type Marking, type TemplateLine } from './mark-program.js';
import { createRenderer } from './renderer.js';
import { isRendered, type TemplateSource } from './template.js';

/** A piece of a text, and the lines of templates that made it: the one that emitted it, then those that called its partial. */
export interface MarkedPiece {
  readonly text: string;
  readonly from: readonly TemplateLine[];
}

/** A text that a template makes of a view, before it is formatted, with the template line of every piece of it. */
export interface MarkedText {
  readonly text: string;
  readonly pieces: readonly MarkedPiece[];
}

/** Renders one template and tells of each piece of the text which template line it comes from; fails as the renderer does. */
export function renderMarked(templates: readonly TemplateSource[], name: string, view: object): Outcome<MarkedText> {
  const plain = createRenderer(templates).render(name, view);
  if (plain.value === undefined) return { diagnostics: plain.diagnostics };
  const text = plain.value;
  if (!isRendered(name)) return { value: { text, pieces: copiedPieces(name, text) }, diagnostics: [] };
  const places: TemplateLine[] = [];
  const sign = signNotIn(text);
  const prepare = (program: hbs.AST.Program, source: TemplateSource): hbs.AST.Program =>
    markProgram(program, source, createMarking(sign, places));
  const marked = createRenderer(templates, prepare).render(name, view);
  if (marked.value === undefined) return { diagnostics: marked.diagnostics };
  const pieces = readPieces(marked.value.split(sign), places);
  if (nonBlank(pieces.map((piece) => piece.text).join('')) !== nonBlank(text))
    throw new Error(`marks change the text of the template ${name}`);
  return { value: { text, pieces }, diagnostics: [] };
}

// A mark is a sign that the text does not hold, a letter with the number of a place, and the sign again.
function createMarking(sign: string, places: TemplateLine[]): Marking {
  const mark = (letter: string) => (place: TemplateLine) => `${sign}${letter}${places.push(place) - 1}${sign}`;
  return { at: mark('@'), enter: mark('>'), leave: `${sign}<${sign}` };
}

const firstPrivate = 0xe000;
const lastPrivate = 0xf8ff;

function signNotIn(text: string): string {
  for (let code = firstPrivate; code <= lastPrivate; code += 1)
    if (!text.includes(String.fromCharCode(code))) return String.fromCharCode(code);
  throw new Error('the text holds every character of private use');
}

function readPieces(parts: readonly string[], places: readonly TemplateLine[]): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const callers: TemplateLine[] = [];
  let here: readonly TemplateLine[] = [];
  for (const [at, part] of parts.entries()) {
    const place = places[Number(part.slice(1))];
    if (at % 2 === 0) pieces.push({ text: part, from: here });
    else if (part === '<') callers.shift();
    else if (place && part.startsWith('>')) callers.unshift(place);
    else if (place) here = [place, ...callers];
  }
  return pieces.filter(({ text }) => text !== '');
}

function copiedPieces(template: string, text: string): readonly MarkedPiece[] {
  return text.split(/(?<=\n)/).map((line, at) => ({ text: line, from: [{ template, line: at + 1 }] }));
}

function nonBlank(text: string): string {
  return text.replace(/\s+/g, '');
}
