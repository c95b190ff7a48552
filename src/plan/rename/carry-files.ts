import type { Diagnostic } from '../../diagnostics/index.js';
import type { Bases, Ledger, LedgerEntry } from '../../ledger/index.js';
import type { Module } from '../../model/index.js';
import { locateDora, readDora, withDoraValues, stripDora } from '../../render/index.js';
import { createLineIndex, fileStart, hashOf, spanOf, type Hash, type RelPath, type Span } from '../../text/index.js';
import { planDiagnostics } from '../diagnostics.js';
import type { Present, PresentTree } from '../present-tree.js';
import type { WantedFile, WantedModule } from '../wanted.js';
import { tellOccurring } from './tell-occurring.js';
import { withTimesOf } from './with-times-of.js';
import { mergeCarried } from './merge-carried.js';

/** A module with all it asks for, under one id. */
export interface Named {
  readonly module: Module;
  readonly wanted: WantedModule;
}

/** What was made for a module, and how its texts read under the new id. */
export interface Carrying {
  readonly before: Named;
  readonly after: Named;
  readonly ledger: Ledger;
  readonly bases: Bases;
  readonly present: PresentTree;
  readonly discard: ReadonlySet<RelPath>;
  /** In texts of people. */
  readonly there: (text: string) => string;
  readonly back: (text: string) => string;
}

/** The files of a module under the new id, with what is to be recorded of each. */
export interface CarriedFiles {
  readonly files: readonly CarriedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One file under its old and its new name. */
export interface CarriedFile {
  readonly from: RelPath;
  readonly to: RelPath;
  readonly text: string;
  readonly entry?: LedgerEntry;
  /** What the templates make of it under the new id. */
  readonly made?: string;
}

/**
 * The files that were made for a module as they are under another id: what nobody edited is made anew, edits are carried
 * along. Where the contracts have not changed otherwise the times of a file stay: a new name is no new content. What
 * cannot be carried is a finding; a file that is gone stays so.
 */
export async function carryFiles(carrying: Carrying): Promise<CarriedFiles> {
  const files: CarriedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const wanted of carrying.after.wanted.files) {
    const before = carrying.before.wanted.files.find(({ template }) => template === wanted.template);
    const present = before && carrying.present.at(before.path);
    if (!before || !present || present.kind === 'absent') continue;
    const carried = await carryFile(carrying, { before, wanted, present });
    if ('code' in carried) diagnostics.push(carried);
    else files.push(carried);
  }
  return { files, diagnostics };
}

interface FilePair {
  readonly before: WantedFile;
  readonly wanted: WantedFile;
  readonly present: Exclude<Present, { readonly kind: 'absent' }>;
}

async function carryFile(carrying: Carrying, { before, wanted, present }: FilePair): Promise<CarriedFile | Diagnostic> {
  const [from, to] = [before.path, wanted.path];
  if (present.kind === 'other')
    return planDiagnostics.create('target-not-a-file', { path: from, found: present.found }, { span: fileStart(from) });
  const entry = carrying.ledger.files.get(from);
  const pair = { before, wanted, text: present.text, hash: present.hash };
  if (!entry) return { from, to, text: carrying.there(present.text) };
  return entry.ownership === 'generated' ? carryGenerated(carrying, pair, entry) : carryOwned(carrying, pair, entry);
}

interface Standing {
  readonly before: WantedFile;
  readonly wanted: WantedFile;
  readonly text: string;
  readonly hash: Hash;
}

// Seeded or given up: a person's file, whatever l9gen wrote into it once.
function carryOwned(carrying: Carrying, standing: Standing, entry: LedgerEntry): CarriedFile | Diagnostic {
  const { before, wanted, text, hash } = standing;
  const body = stripDora(before.path, text);
  const renamed = carrying.there(body);
  const returned = carrying.back(renamed);
  if (returned !== body) {
    const way = { text, returned: withBlockOf(before.path, text, returned) };
    return tellOccurring(before.path, way, { from: carrying.before.module.id, to: carrying.after.module.id });
  }
  const content = withCarriedBlock(carrying, standing, { body: renamed, proofs: [] });
  const inputs = entry.inputs === before.inputs ? wanted.inputs : entry.inputs;
  const output = entry.output === hash ? hashOf(content) : entry.output;
  return { from: before.path, to: wanted.path, text: content, entry: { ...entry, inputs, output } };
}

async function carryGenerated(
  carrying: Carrying,
  standing: Standing,
  entry: LedgerEntry,
): Promise<CarriedFile | Diagnostic> {
  const { before, wanted, text, hash } = standing;
  const { path } = before;
  const rendered = await wanted.render(undefined);
  if (rendered.value === undefined) return rendered.diagnostics[0] ?? notMade(path);
  const isPending = entry.inputs !== before.inputs;
  const theirs = stripDora(wanted.path, rendered.value);
  const made = { from: path, to: wanted.path, made: theirs };
  const ours = stripDora(path, text);
  const isPristine = entry.base === undefined ? entry.output === hash : hashOf(ours) === entry.base;
  if (isPristine || carrying.discard.has(path)) {
    const content = withTimesOf(wanted.path, rendered.value, { path, text, isPending });
    return { ...made, text: content, entry: entryOf(wanted, content, theirs) };
  }
  const renderedBefore = await before.render(undefined);
  const old = renderedBefore.value === undefined ? '' : stripDora(path, renderedBefore.value);
  const base = [old, carrying.bases.get(path)].find((known) => known !== undefined && hashOf(known) === entry.base);
  if (base === undefined) return planDiagnostics.create('base-not-proven', { path }, { span: fileStart(path) });
  const { there, back } = withDisplayName(carrying);
  const merged = await mergeCarried({ path: wanted.path, base, ours, before: old, theirs, there, back });
  if ('conflict' in merged) {
    const { node = 'a part', ours: part = '' } = merged.conflict ?? {};
    return planDiagnostics.create('edit-not-carried', { path, node }, { span: placeOf(path, text, part) });
  }
  const proofs = [[hashOf(base), hashOf(theirs)]] as const;
  const content = withCarriedBlock(carrying, standing, { body: merged.text, proofs });
  return { ...made, text: content, entry: entryOf(wanted, content, theirs) };
}

// The name for people stands in what the templates make; a name of one word is a word of the language as well.
function withDisplayName({ before, after, there, back }: Carrying): Pick<Carrying, 'there' | 'back'> {
  const [old, wanted] = [before.module.name, after.module.name];
  if (old === wanted || !old.includes(' ') || !wanted.includes(' ')) return { there, back };
  return {
    there: (text) => there(text).replaceAll(old, wanted),
    back: (text) => back(text).replaceAll(wanted, old),
  };
}

function entryOf({ ownership, template, inputs }: WantedFile, content: string, made: string): LedgerEntry {
  return { ownership, template, inputs, output: hashOf(content), base: hashOf(made) };
}

interface CarriedBody {
  readonly body: string;
  /** Hashes of texts that the block can name, with those of the texts that follow them. */
  readonly proofs: readonly (readonly [Hash, Hash])[];
}

/** A person's text with the block that stood in it, which says the new names; what it proves, it proves of the new text. */
function withCarriedBlock(
  { before, after, there }: Carrying,
  standing: Standing,
  { body, proofs }: CarriedBody,
): string {
  const [from, to] = [standing.before.path, standing.wanted.path];
  const place = locateDora(from, standing.text);
  const block = readDora(from, standing.text);
  if (!place || !block) return body;
  const above = standing.text.slice(0, place.start);
  const old = standing.text.slice(place.start, place.end);
  const hashes = new Map([...proofs, [hashOf(stripDora(from, standing.text)), hashOf(body)]]);
  const renamed = withDoraValues(
    to,
    old.replace(before.module.specFile, () => after.module.specFile),
    {
      moduleId: block.moduleId === before.module.id ? after.module.id : block.moduleId,
      file: block.file === from ? to : block.file,
      specHash: block.specHash === before.module.specHash ? after.module.specHash : block.specHash,
      contentHash: hashes.get(block.contentHash) ?? block.contentHash,
    },
  );
  const head = there(above);
  const at = body.startsWith(head) ? head.length : 0;
  return body.slice(0, at) + renamed + body.slice(at);
}

// The block of a text where it stood, so that places in the text are those in the file.
function withBlockOf(path: RelPath, text: string, body: string): string {
  const place = locateDora(path, text);
  return place ? body.slice(0, place.start) + text.slice(place.start, place.end) + body.slice(place.start) : body;
}

function notMade(path: RelPath): Diagnostic {
  return planDiagnostics.create('edit-not-carried', { path, node: 'the file' }, { span: fileStart(path) });
}

function placeOf(path: RelPath, text: string, part: string): Span {
  const start = part === '' ? -1 : text.indexOf(part);
  return start < 0 ? fileStart(path) : spanOf(path, createLineIndex(text), [start, start + part.length]);
}
