import { editModule, type ModuleEdit, type ModuleSource } from '../code/index.js';
import type { Diagnostic, Outcome } from '../diagnostics/index.js';
import { addEnvBlocks } from '../documents/index.js';
import type { PartsMade, WantedEdit } from './wanted.js';

/** A text in which some edits were made, and which those are. */
export interface MadeTogether {
  readonly text: string;
  readonly changed: ReadonlySet<WantedEdit>;
  /** Edits that are proven to stand there already. */
  readonly held: ReadonlySet<WantedEdit>;
  /** What there is to say of those that were made. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Makes those edits of one file in one go that certainly change it, so that a thousand modules do not parse it a thousand
 * times. Every other edit, and all of them where one is refused, is left to be made by itself, which tells why.
 */
export async function editTogether(source: ModuleSource, edits: readonly WantedEdit[]): Promise<MadeTogether> {
  if (edits.every(({ together }) => together?.kind === 'env')) return editEnv(source.text, edits);
  if (edits.every(({ together }) => together?.kind === 'data')) return editData(source.text, edits);
  return editCode(source, edits);
}

// Most modules need the same, so what was asked for once is not looked for again. One that is refused tells why by itself.
function editData(text: string, edits: readonly WantedEdit[]): MadeTogether {
  const [changed, held, known] = [new Set<WantedEdit>(), new Set<WantedEdit>(), new Set<string>()];
  const diagnostics: Diagnostic[] = [];
  let current = text;
  for (const edit of edits) {
    if (edit.together?.kind !== 'data') continue;
    const made = known.has(edit.inputs) ? heldBy(current) : edit.together.addTo(current);
    if (!made.value) continue;
    known.add(edit.inputs);
    (made.value.text === current ? held : changed).add(edit);
    diagnostics.push(...made.diagnostics);
    current = made.value.text;
  }
  return { text: current, changed, held, diagnostics };
}

function heldBy(text: string): Outcome<PartsMade> {
  return { value: { text, parts: [] }, diagnostics: [] };
}

function editEnv(text: string, edits: readonly WantedEdit[]): MadeTogether {
  const blocks = edits.flatMap(({ together }) => (together?.kind === 'env' ? [together.block] : []));
  const { text: edited, added } = addEnvBlocks(text, blocks);
  const [changed, held] = [true, false].map((wanted) => new Set(edits.filter((_, index) => added[index] === wanted)));
  return { text: edited, changed: changed ?? new Set(), held: held ?? new Set() };
}

async function editCode(source: ModuleSource, edits: readonly WantedEdit[]): Promise<MadeTogether> {
  const held = new Set<WantedEdit>();
  const none = { text: source.text, changed: new Set<WantedEdit>(), held };
  const wanted = edits.flatMap((edit) =>
    edit.together?.kind === 'code' && isAbsent(edit.together.edits, source.text) ? [{ edit, ...edit.together }] : [],
  );
  if (wanted.length < 2) return none;
  const { value } = await editModule(
    source,
    wanted.flatMap((one) => one.edits),
  );
  return value === undefined ? none : { text: value, changed: new Set(wanted.map(({ edit }) => edit)), held };
}

/** True only when an entry cannot stand in the text in any form, because words that it is made of do not. */
function isAbsent(edits: readonly ModuleEdit[], text: string): boolean {
  return edits.every((edit) => {
    if (edit.kind === 'import') return !text.includes(edit.from);
    return !text.includes(edit.entry.value);
  });
}
