import { hasErrors, sortDiagnostics, type Diagnostic } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { decodeWorkspace } from '../model/index.js';
import { readWorkspace } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import { createOverlayFiles } from './overlay-files.js';

/** What contracts that are not written yet would bring. */
export interface Judgement {
  /** The findings that `validate` would have and does not have now; where a choice is repeated, of its first place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts they point into. */
  readonly texts: ReadonlyMap<RelPath, string>;
}

/** Judges the workspace as it would be with `added` (path → text) written; `known` are its findings without. Reads only. */
export async function judgeContracts(
  files: FileSystem,
  added: ReadonlyMap<RelPath, string>,
  known: readonly Diagnostic[],
): Promise<Judgement> {
  const read = await readWorkspace(createOverlayFiles(files, added));
  if (!read.value) throw new Error('a workspace does not vanish when contracts are added');
  const places = new Set(known.map(placeOf));
  const all = [...read.diagnostics, ...decodeWorkspace(read.value).diagnostics];
  const brought = sortDiagnostics(all.filter((diagnostic) => !places.has(placeOf(diagnostic))));
  return { diagnostics: withoutRepeats(ofFirstFile(brought, [...added.keys()]), added), texts: read.value.texts };
}

// The contracts of a new module say the same few choices in several files, so that one wrong choice would be told in each.
function ofFirstFile(diagnostics: readonly Diagnostic[], files: readonly RelPath[]): readonly Diagnostic[] {
  const fileOf = ({ span, file }: Diagnostic): RelPath | undefined => span?.file ?? file;
  const first = files.find((file) => hasErrors(diagnostics.filter((diagnostic) => fileOf(diagnostic) === file)));
  return diagnostics.filter((diagnostic) => {
    const file = fileOf(diagnostic);
    return first === undefined || file === undefined || file === first || !files.includes(file);
  });
}

// One file says a choice several times as well: the description is the first goal. What is wrong with it is told where it
// stands first; the words of a finding differ from place to place, the value does not.
function withoutRepeats(
  diagnostics: readonly Diagnostic[],
  added: ReadonlyMap<RelPath, string>,
): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, span }) => {
    const value = span && added.get(span.file)?.slice(span.start.offset, span.end.offset);
    if (value === undefined) return true;
    const name = JSON.stringify([code, value]);
    const isRepeat = told.has(name);
    told.add(name);
    return !isRepeat;
  });
}

// Without the message: a new name can change what an old finding proposes.
function placeOf({ code, file, span, pointer }: Diagnostic): string {
  return JSON.stringify([code, file, span, pointer]);
}
