import { hasErrors, type Diagnostic, type Outcome } from '../../diagnostics/index.js';
import { addParts, type DataPart } from '../../documents/index.js';
import type { WiredPart } from '../../ledger/index.js';
import { canonicalJson, hashOf, type RelPath } from '../../text/index.js';
import type { Origin } from '../plan.js';
import type { PartsMade, WantedEdit } from '../wanted.js';

/** What a module needs in a data file that many modules share. */
export interface PartsWish {
  readonly path: RelPath;
  readonly because: Origin;
  /** Names of services or packages. */
  readonly needs: readonly string[];
  /** The parts that are missing in a text, by what needs them. */
  readonly missingIn: (text: string) => Outcome<readonly NeededParts[]>;
  /** What there is to say once they are in. */
  readonly tell?: (text: string, parts: readonly WiredPart[]) => readonly Diagnostic[];
}

/** The parts that make up one service or package. */
export interface NeededParts {
  readonly need: string;
  readonly parts: readonly DataPart[];
}

/** The edit that a wish comes to; none where nothing is needed. A file that is not there is left so. */
export function wantParts(wish: PartsWish): readonly WantedEdit[] {
  const { path, because, needs } = wish;
  if (needs.length === 0) return [];
  const addTo = (text: string): Outcome<PartsMade> => addMissing(wish, text);
  const edit = (text: string): Promise<Outcome<string>> => {
    const { value, diagnostics } = addTo(text);
    return Promise.resolve(value ? { value: value.text, diagnostics } : { diagnostics });
  };
  const inputs = hashOf(canonicalJson(needs));
  return [{ kind: 'edit', path, inputs, because, edit, isOptional: true, together: { kind: 'data', needs, addTo } }];
}

function addMissing({ path, missingIn, tell }: PartsWish, before: string): Outcome<PartsMade> {
  const { value: missing, diagnostics } = missingIn(before);
  if (!missing || hasErrors(diagnostics)) return { diagnostics };
  let text = before;
  const parts: WiredPart[] = [];
  for (const { need, parts: wanted } of missing) {
    const made = addParts({ file: path, text }, wanted);
    if (!made.value) return { diagnostics: made.diagnostics };
    text = made.value.text;
    parts.push(...made.value.added.map((part) => ({ ...part, for: need })));
  }
  return { value: { text, parts }, diagnostics: [...diagnostics, ...(tell?.(text, parts) ?? [])] };
}
