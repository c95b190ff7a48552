import { hasErrors, sortDiagnostics, type Diagnostic } from '../diagnostics/index.js';
import type { FileSystem } from '../host/index.js';
import { decodeWorkspace } from '../model/index.js';
import { readWorkspace } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import { createOverlayFiles } from './overlay-files.js';

/** What contracts that are not written yet would bring. */
export interface Judgement {
  /** The findings that `validate` would have and does not have now; where files repeat each other, those of the first. */
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
  return { diagnostics: saidOnce(brought, [...added.keys()]), texts: read.value.texts };
}

// The contracts of a new module say the same few choices in several files, so that one wrong choice would be told in each.
function saidOnce(diagnostics: readonly Diagnostic[], files: readonly RelPath[]): readonly Diagnostic[] {
  const fileOf = ({ span, file }: Diagnostic): RelPath | undefined => span?.file ?? file;
  const first = files.find((file) => hasErrors(diagnostics.filter((diagnostic) => fileOf(diagnostic) === file)));
  return diagnostics.filter((diagnostic) => {
    const file = fileOf(diagnostic);
    return first === undefined || file === undefined || file === first || !files.includes(file);
  });
}

// Without the message: a new name can change what an old finding proposes.
function placeOf({ code, file, span, pointer }: Diagnostic): string {
  return JSON.stringify([code, file, span, pointer]);
}
