import { dottedPath, toPointer } from '../documents/index.js';
import { createAlternatives, type Workspace } from '../model/index.js';
import {
  alignLines,
  createModuleWants,
  findCauses,
  linesOf,
  modulesOfLine,
  ownerOfLine,
  partAtLine,
  placeLine,
  readmeSection,
  type Cause,
  type FileRole,
} from '../plan/index.js';
import {
  createRenderer,
  moduleView,
  renderMarked,
  stripDora,
  templateFile,
  type TemplateLine,
} from '../render/index.js';
import { readTemplates, type TemplateFile } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import { isDataFile, readWiredParts } from './read-wired-parts.js';
import { readLastMade } from './read-last-made.js';
import { registeredAt } from './registered-at.js';
import type { Told, WhyCause, WhyLine, WhyTemplateLine } from './why-answer.js';
import { explainDocumentLine, hasLine } from './why-document-line.js';
import type { LineSubject } from './why-file.js';

/** Where a line of a file (from 1) comes from; the file has it. What nobody made is a person's. */
export async function explainLine(subject: LineSubject, line: number): Promise<WhyLine> {
  const { role, text } = subject;
  const here = { line, text: linesOf(text)[line - 1] ?? '' };
  if (role?.kind === 'generated') return { ...here, ...(await moduleLine(subject, role, line)) };
  if (role?.kind === 'overview') return { ...here, ...(await overviewLine(subject, role, line)) };
  if (role?.kind === 'document') return { ...here, ...(await explainDocumentLine(subject, role.document, line)) };
  const modules = await ownersOf(subject, line);
  return modules.length === 0 ? { ...here, origin: 'person' } : { ...here, origin: 'wiring', modules };
}

// The modules whose entry a line is part of, in a file that is a person's otherwise.
async function ownersOf(subject: LineSubject, line: number): Promise<readonly string[]> {
  const { role, text, model } = subject;
  if (role?.kind === 'shared' && isDataFile(role.edits)) return sharersOf(subject, line);
  const registry = role?.kind === 'registry' ? model.sources.registry?.document : undefined;
  const module =
    role?.kind === 'shared' ? await ownerOfLine(text, line - 1, role.edits) : registry && registeredAt(registry, line);
  return module === undefined ? [] : [module];
}

// Whose a part is can only be told by what was recorded when it was put in.
async function sharersOf({ context, path, text }: LineSubject, line: number): Promise<readonly string[]> {
  const recorded = await readWiredParts(context.files, path);
  const part = partAtLine({ path, text }, line - 1, [...recorded.values()].flat());
  return [...recorded].flatMap(([module, parts]) => (parts.some(({ at }) => at === part?.at) ? [module] : []));
}

async function moduleLine(
  { context, model, path, text }: LineSubject,
  { module, template }: Extract<FileRole, { readonly kind: 'generated' | 'seeded' }>,
  line: number,
): Promise<Told> {
  const templates = await readTemplates(context.product, 'module');
  const renderer = createRenderer([...templates, ...(await readTemplates(context.product, 'docs'))]);
  const making = { renderer, templatesHash: '', overviewsHash: '', toolVersion: context.toolVersion, now: context.now };
  const wanted = createModuleWants(making, model.workspace)(module).files.find((file) => file.path === path);
  const made = (await wanted?.render(text))?.value;
  const marked = renderMarked(templates, template, moduleView(module)).value;
  if (made === undefined || !marked) return { origin: 'person' };
  const madeBefore = await readLastMade(context.files, { snake: module.snake, path, text });
  const place = placeLine({ path, text, made, madeBefore }, line - 1);
  if (place.kind !== 'made') return { origin: place.kind };
  const body = stripDora(path, made);
  const section = sectionLine({ workspace: model.workspace, path, template: marked.text }, body, place.line);
  if (section) return section;
  const aligned = alignLines(marked, body)[place.line];
  if (!aligned) return { origin: 'person' };
  context.progress('varying the contracts');
  const finder = findCauses(
    { module, template, renderer, text: marked.text },
    createAlternatives(model.sources, module.id),
    body.split('\n')[place.line] ?? '',
  );
  const { varied, parts } = finder;
  return {
    origin: 'template',
    templates: aligned.from.flatMap((chain) => tellTemplate(chain, templates)),
    causes: finder.of(aligned).map(tellCause),
    ...(varied < parts ? { varied: { of: varied, parts } } : {}),
  };
}

// What the template of a README does not emit, its own contract adds.
function sectionLine(
  { workspace, path, template }: { readonly workspace: Workspace; readonly path: RelPath; readonly template: string },
  body: string,
  line: number,
): Told | undefined {
  const lines = body.split('\n').slice(0, line + 1);
  const heading = lines.findLast((text) => text.startsWith('## '))?.slice('## '.length);
  const found = heading === undefined ? undefined : readmeSection(workspace, path, heading);
  if (!found || hasLine(template, lines.at(-1) ?? '')) return undefined;
  const { file, start } = found.span;
  return { origin: 'section', section: { id: found.id, file, line: start.line, column: start.column } };
}

async function overviewLine(
  { context, model, path, text }: LineSubject,
  { overview }: Extract<FileRole, { readonly kind: 'overview' }>,
  line: number,
): Promise<Told> {
  const templates = await readTemplates(context.product, 'workspace');
  const renderer = createRenderer(templates);
  const marked = renderMarked(templates, overview.template, overview.shown).value;
  if (!marked) return { origin: 'person' };
  const place = placeLine({ path, text, made: marked.text, madeBefore: undefined }, line - 1);
  if (place.kind !== 'made') return { origin: place.kind };
  const modules = modulesOfLine(overview, { workspace: model.workspace, renderer }, place.line);
  const from = alignLines(marked, marked.text)[place.line]?.from ?? [];
  return {
    origin: modules.length > 0 ? 'row' : 'template',
    templates: from.flatMap((chain) => tellTemplate(chain, templates)),
    ...(modules.length > 0 ? { modules } : {}),
  };
}

function tellTemplate(
  [first, ...callers]: readonly TemplateLine[],
  templates: readonly TemplateFile[],
): readonly WhyTemplateLine[] {
  if (!first) return [];
  const source = templates.find(({ name }) => name === first.template)?.text ?? '';
  const calledFrom = callers.map(({ template, line }) => ({ file: templateFile(template), line }));
  const text = source.split('\n')[first.line - 1] ?? '';
  return [{ file: templateFile(first.template), line: first.line, text, calledFrom }];
}

function tellCause({ part, lines }: Cause): WhyCause {
  const { kind, file, path, value, span } = part;
  const { line, column } = span.start;
  return { file, line, column, pointer: toPointer(path), path: dottedPath(path), kind, value, lines };
}
