import type { Diagnostic } from '../../diagnostics/index.js';
import { isCurrent, type SectionEditor, type SectionReport, type SectionsEdit } from '../../documents/index.js';
import { createLineIndex, fileStart, hashOf, spanOf, type Span } from '../../text/index.js';
import type { FileDecision } from '../file-decision.js';
import { planDiagnostics } from '../diagnostics.js';
import type { Observation } from '../observation.js';
import type { Operation } from '../plan.js';
import type { Present } from '../present-tree.js';
import type { WantedDocument } from './wanted-document.js';

type Standing = Exclude<Present, { readonly kind: 'other' }>;

/**
 * The decision about one document. Sections that a person edited never hold up the others, and a document that cannot be
 * edited holds up nothing else.
 */
export async function planDocument(
  wanted: WantedDocument,
  present: Present,
  load: () => Promise<SectionEditor>,
): Promise<FileDecision> {
  if (!/\.(?:md|markdown)$/i.test(wanted.path)) {
    const diagnostic = planDiagnostics.create('not-markdown', { path: wanted.path }, { span: wanted.span });
    return { observation: observe(wanted, 'nothing'), diagnostics: [diagnostic] };
  }
  if (present.kind === 'other') {
    const problem = { path: wanted.path, found: present.found };
    const place = { span: fileStart(wanted.path), hint: inTheWay };
    return conflict(wanted, planDiagnostics.create('target-not-a-file', problem, place));
  }
  const rendered = wanted.render();
  if (!rendered.value) return { observation: observe(wanted, 'update'), diagnostics: rendered.diagnostics };
  const text = textOf(wanted, present);
  if (present.kind === 'file' && isCurrent(text, rendered.value))
    return { observation: observe(wanted, 'nothing'), diagnostics: [] };
  const edited = (await load())(text, rendered.value);
  if ('problem' in edited) {
    const { problem } = edited;
    const place = { span: fileStart(wanted.path) };
    return conflict(wanted, planDiagnostics.create('document-not-editable', { path: wanted.path, problem }, place));
  }
  return decide(wanted, present, edited);
}

// A file in which nothing stands yet gets what a new one gets.
function textOf({ opening }: WantedDocument, present: Standing): string {
  if (present.kind === 'absent') return opening;
  const [, mark] = /^(\ufeff?)\s*$/.exec(present.text) ?? [];
  return mark === undefined ? present.text : mark + opening;
}

const inTheWay = 'Put a Markdown file in UTF-8 there, or give the contract another location.';

type Edited = Exclude<SectionsEdit, { readonly problem: string }>;

function decide(wanted: WantedDocument, present: Standing, edited: Edited): FileDecision {
  const diagnostics = tellSections(wanted, present, edited);
  const operation = operationOf(wanted, present, edited);
  const isStale = edited.removed.length > 0 || edited.sections.some(({ state }) => state === 'outdated');
  const waiting = diagnostics[0]?.span;
  const observation = operation
    ? observe(wanted, operation.kind === 'create' ? 'create' : 'update', isStale ? 'as-recorded' : 'absent')
    : waiting
      ? { ...observe(wanted, 'update', 'different'), span: waiting }
      : observe(wanted, 'nothing');
  return { ...(operation && { operation }), observation, diagnostics };
}

function operationOf(wanted: WantedDocument, present: Standing, edited: Edited): Operation | undefined {
  const { path, because } = wanted;
  const content = edited.text;
  const after = hashOf(content);
  const first = edited.sections.find(({ state }) => state === 'absent' || state === 'outdated')?.id;
  const change = { path, after, content, ownership: 'shared', because: because(first) } as const;
  if (present.kind === 'absent') return { kind: 'create', ...change };
  return after === present.hash ? undefined : { kind: 'update', before: present.hash, ...change };
}

function tellSections(
  wanted: WantedDocument,
  present: Standing,
  { sections, unwanted }: Edited,
): readonly Diagnostic[] {
  if (present.kind !== 'file') return [];
  const told = sections.filter(({ state }) => state === 'edited' || state === 'repeated');
  if (told.length === 0 && unwanted.length === 0) return [];
  const index = createLineIndex(present.text);
  const at = (start = 0): Span => spanOf(wanted.path, index, [start, start]);
  return [
    ...told.map(({ id, state, start }: SectionReport) =>
      planDiagnostics.create(
        state === 'edited' ? 'section-edited' : 'section-repeated',
        { path: wanted.path, id, contract: wanted.contract },
        { span: at(start) },
      ),
    ),
    ...unwanted.map(({ id, start }) =>
      planDiagnostics.create(
        'section-unwanted',
        { path: wanted.path, id, contract: wanted.contract },
        { span: at(start) },
      ),
    ),
  ];
}

function observe(
  { path, contract }: WantedDocument,
  wants: Observation['wants'],
  disk: Observation['disk'] = 'as-recorded',
): Observation {
  return { path, module: contract, ownership: 'shared', isDocument: true, wants, recorded: disk !== 'absent', disk };
}

function conflict(wanted: WantedDocument, diagnostic: Diagnostic): FileDecision {
  const because = wanted.because(undefined);
  return {
    conflicts: [{ path: wanted.path, diagnostic, because, isApart: true }],
    observation: { ...observe(wanted, 'update', 'absent'), obstacle: diagnostic },
    diagnostics: [diagnostic],
  };
}
