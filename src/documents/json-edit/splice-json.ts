import type { TextEdit } from '../../text/index.js';
import { placeAmong } from '../place-among.js';
import { lineEndOf, lineStartOf } from '../text-lines.js';
import { refuse, type Refusal } from '../yaml-edit/yaml-edit.js';
import { unitOf, type JsonMember, type JsonObject } from './json-object.js';

/** A key with the value that it is to have. */
export interface NewMember {
  readonly key: string;
  readonly data: unknown;
}

/** The splices that add a key to an object, in the manner of its neighbours. */
export function insertMember(object: JsonObject, member: NewMember): readonly TextEdit[] | Refusal {
  const { members, isSpread } = object;
  const names = members.map(({ name }) => name);
  if (names.includes(member.key)) return refuse(`the key \`${member.key}\` is there already`);
  const source = memberSource(object, member);
  const after = placeAmong(names, member.key);
  if (members.length === 0) return fillEmpty(object, source);
  return isSpread ? insertLine(object, after, source) : insertInLine(object, after, source);
}

function memberSource({ text, members, eol, indent, isSpread }: JsonObject, { key, data }: NewMember): string {
  const [first] = members;
  const between = first ? text.slice(first.keyEnd, first.valueStart) : '';
  const colon = /^[ \t]*:[ \t]*$/.test(between) ? between : ': ';
  return JSON.stringify(key) + colon + valueSource(data, isSpread ? { eol, indent, unit: unitOf(text) } : undefined);
}

interface Layout {
  readonly eol: string;
  readonly indent: string;
  readonly unit: string;
}

/** The source of a value: on lines of their own below `indent`, or on one line. */
export function valueSource(data: unknown, layout: Layout | undefined): string {
  if (!layout) return JSON.stringify(data);
  return JSON.stringify(data, null, layout.unit).replaceAll('\n', layout.eol + layout.indent);
}

function fillEmpty(
  { text, open, close, comments, eol, indent, outer, isSpread }: JsonObject,
  source: string,
): readonly TextEdit[] {
  const last = comments.at(-1);
  if (!last) return [{ start: open, end: close, text: isSpread ? eol + indent + source + eol + outer : ` ${source} ` }];
  const isClosedBelow = text.slice(last.end, close).includes('\n');
  if (!isSpread && !isClosedBelow) return [{ start: last.end, end: last.end, text: ` ${source}` }];
  return [{ start: last.end, end: last.end, text: eol + indent + source + (isClosedBelow ? '' : eol + outer) }];
}

function insertInLine({ text, members }: JsonObject, after: number, source: string): readonly TextEdit[] {
  const [first, second] = members;
  const between = first && second ? text.slice(first.end, second.start) : '';
  const separator = /^[ \t]*,[ \t]*$/.test(between) ? between : ', ';
  const before = members[after];
  const at = before?.end ?? first?.start ?? 0;
  return [{ start: at, end: at, text: before ? separator + source : source + separator }];
}

function insertLine(object: JsonObject, after: number, source: string): readonly TextEdit[] {
  const { eol, indent, open, members } = object;
  const before = members[after];
  if (!before) {
    const at = withComments(object, open);
    return [{ start: at, end: at, text: `${eol}${indent}${source},` }];
  }
  const at = withComments(object, before.comma?.end ?? before.end);
  const own = { start: at, end: at, text: `${eol}${indent}${source}${before.comma ? ',' : ''}` };
  return before.comma ? [own] : [{ start: before.end, end: before.end, text: ',' }, own];
}

// Behind the comments of the line, as long as nothing else follows in it.
function withComments({ text, comments, members, close }: JsonObject, offset: number): number {
  let at = offset;
  for (const comment of comments) {
    if (comment.start < offset) continue;
    if (text.slice(at, comment.start).includes('\n')) break;
    at = comment.end;
  }
  const isAlone = text.slice(at, lineEndOf(text, at)).trim() === '' && at < close;
  return isAlone || !members.some(({ start }) => start >= offset && start < at) ? at : offset;
}

/** The splices that take a key out; `was` stands between the braces of an object that gets empty. */
export function removeMember(object: JsonObject, index: number, was = ''): readonly TextEdit[] {
  const { text, open, close, members, comments, isSpread } = object;
  const member = members[index];
  if (!member) return [];
  if (members.length === 1 && comments.length === 0) return [{ start: open, end: close, text: was }];
  if (!isSpread) return removeInLine(members, { member, index });
  const before = members[index - 1];
  const ends = member.comma ?? before?.comma;
  const cuts: readonly TextEdit[] = ends ? [{ start: ends.start, end: ends.end, text: '' }] : [];
  return [...withLines(text, { start: member.start, end: member.end, text: '' }, member.comma), ...cuts].reduce(
    joined,
    [],
  );
}

function removeInLine(
  members: readonly JsonMember[],
  { member, index }: { readonly member: JsonMember; readonly index: number },
): readonly TextEdit[] {
  const [before, next] = [members[index - 1], members[index + 1]];
  if (before) return [{ start: before.end, end: member.end, text: '' }];
  return [{ start: member.start, end: next?.start ?? member.comma?.end ?? member.end, text: '' }];
}

// A member that is alone in its lines takes them along, its comma included.
function withLines(text: string, cut: TextEdit, comma: JsonMember['comma']): readonly TextEdit[] {
  const end = comma && text.slice(cut.end, comma.start).trim() === '' ? comma.end : cut.end;
  const start = lineStartOf(text, cut.start);
  const isAlone = text.slice(start, cut.start).trim() === '' && text.slice(end, lineEndOf(text, end)).trim() === '';
  if (!isAlone || start <= 1) return [cut];
  return [{ start: lineEndOf(text, lineStartOf(text, start - 1)), end: lineEndOf(text, end), text: '' }];
}

// A comma that lies in a range that goes anyway is cut once.
function joined(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  return edits.some(({ start, end }) => next.start >= start && next.end <= end) ? edits : [...edits, next];
}
