import { loadOwnedTexts, loadSectionEditor } from '../documents/index.js';
import { linesOf, type DocumentPlace } from '../plan/index.js';
import { createLineIndex } from '../text/index.js';
import { prepareDocuments } from './documents/prepare-documents.js';
import { readLedgers } from './read-ledgers.js';
import { readMaking } from './read-making.js';
import type { Told } from './why-answer.js';
import type { LineSubject } from './why-file.js';

/** Where a line (from 1) of a document comes from: a section that is made from a contract, or was, or a person. */
export async function explainDocumentLine(subject: LineSubject, document: DocumentPlace, line: number): Promise<Told> {
  const { text } = subject;
  const index = createLineIndex(text);
  const owned = (await loadOwnedTexts())(text);
  const found = owned.find(
    ({ start, end }) => index.positionAt(start).line <= line && line <= index.positionAt(end).line,
  );
  if (!found?.isPristine) return { origin: 'person' };
  const { file, start } = document.placeOf(found.id);
  const origin = (await isStillMade(subject, found.id, line)) ? 'section' : 'earlier';
  return { origin, section: { id: found.id, file, line: start.line, column: start.column } };
}

// Where the contracts do not hold, nobody can say what they would make.
async function isStillMade({ context, model, path, text }: LineSubject, id: string, line: number): Promise<boolean> {
  const ledgers = (await readLedgers(context.files)).value ?? new Map();
  const prepared = prepareDocuments(context, { model, making: await readMaking(context), ledgers });
  const sections = (await prepared.after([])).find((document) => document.path === path)?.render().value;
  if (!sections) return true;
  const wanted = sections.find((section) => section.id === id);
  if (!wanted) return false;
  const edited = (await loadSectionEditor())(text, [wanted]);
  const isCurrent = 'sections' in edited && edited.sections.every(({ state }) => state === 'current');
  return isCurrent || hasLine(wanted.body, linesOf(text)[line - 1] ?? '');
}

/** Whether a text has a line, whatever widths the formatter gave the columns of tables. */
export function hasLine(text: string, line: string): boolean {
  const plain = (one: string): string =>
    one
      .replace(/[ \t]+/g, ' ')
      .replace(/-{3,}/g, '---')
      .trimEnd();
  return text.split('\n').some((one) => plain(one) === plain(line));
}
