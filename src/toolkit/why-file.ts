import { nameDrift } from '../drift/index.js';
import type { Ledger, LedgerEntry } from '../ledger/index.js';
import type { Module } from '../model/index.js';
import { isMadeByUs, type FileRole, type Present } from '../plan/index.js';
import { targetName, templateFile } from '../render/index.js';
import { readTemplates } from '../sources/index.js';
import type { RelPath } from '../text/index.js';
import { preparePlan } from './prepare-plan.js';
import type { ReadModel } from './read-model.js';
import { readLedgers } from './read-ledgers.js';
import { isDataFile, readWiredParts } from './read-wired-parts.js';
import type { ToolkitContext } from './toolkit-context.js';
import type { WhyFile } from './why-answer.js';

const hostViewSchema = 'host/view.schema.json';

/** A file that somebody asks about, and what is known of it. */
export interface WhySubject {
  readonly context: ToolkitContext;
  readonly model: ReadModel;
  readonly path: RelPath;
  readonly role: FileRole | undefined;
  readonly present: Present;
}

/** A file of which one line is asked for. */
export interface LineSubject extends WhySubject {
  readonly text: string;
}

/** Whose a file is, what it is made of, how it stands, and where to change what it says. */
export async function explainFile(subject: WhySubject): Promise<WhyFile> {
  const { path, role, model } = subject;
  const { registryFile } = model.workspace;
  switch (role?.kind) {
    case 'generated':
    case 'seeded':
      return moduleFile(subject, role);
    case 'overview': {
      const { template, rule } = role.overview;
      const state = await stateOf(subject, []);
      const made = { template: templateFile(template), rule, contract: registryFile };
      return { file: path, role: 'overview', ...made, ...state, change: [registryFile] };
    }
    case 'shared':
      return sharedFile(subject, role);
    case 'document':
      return documentFile(subject, role);
    case 'registry':
      return { file: path, role: 'registry', ...(await hostTemplate(subject)), change: [path] };
    case 'contract': {
      const module = role.module === undefined ? {} : { module: role.module };
      return { file: path, role: 'contract', ...module, ...(await hostTemplate(subject)), change: [path] };
    }
    case 'editor-schema':
      return { file: path, role: 'overview', rule: 'editor schema', ...(await stateOf(subject, [])), change: [] };
    case undefined:
      return unwanted(subject);
  }
}

async function moduleFile(
  subject: WhySubject,
  role: Extract<FileRole, { readonly kind: 'generated' | 'seeded' }>,
): Promise<WhyFile> {
  const { kind, module, template } = role;
  const made = { module: module.id, template: templateFile(template), contract: module.specFile };
  if (kind === 'seeded') return { file: subject.path, role: kind, ...made, change: [subject.path] };
  const contracts = [module.specFile, ...(module.metaFile ? [module.metaFile] : [])];
  const state = await stateOf(subject, [module]);
  // Who gave it up changes it where it stands.
  const change = state.state === 'given up' ? [subject.path] : [...contracts, module.files.handlers];
  return { file: subject.path, role: kind, ...made, ...state, change };
}

async function sharedFile(
  subject: WhySubject,
  { edits }: Extract<FileRole, { readonly kind: 'shared' }>,
): Promise<WhyFile> {
  const { path } = subject;
  const modules = isDataFile(edits)
    ? [...(await readWiredParts(subject.context.files, path)).keys()]
    : edits.flatMap(({ because }) => because.module ?? []);
  return { file: path, role: 'shared', modules, ...(await hostTemplate(subject)), change: [path] };
}

async function documentFile(
  subject: WhySubject,
  { document }: Extract<FileRole, { readonly kind: 'document' }>,
): Promise<WhyFile> {
  const { path } = subject;
  const { contract, template } = document;
  const { state } = await stateOf(subject, []);
  const shown = state === undefined || state === 'as generated' ? 'up to date' : state;
  return {
    file: path,
    role: 'document',
    template: templateFile(template),
    contract,
    state: shown,
    change: [contract, path],
  };
}

// The state that a plan of its module sees: the word of its drift, where it has one.
async function stateOf(
  { context, model, path, present }: WhySubject,
  selected: readonly Module[],
): Promise<Pick<WhyFile, 'state'>> {
  const { planned } = await preparePlan(context, { ...model, selected });
  const seen = planned.observations.filter((observation) => observation.path === path);
  // A page about all modules is not planned while one of them does not hold.
  if (seen.length === 0) return {};
  const [drift] = nameDrift(seen);
  if (drift) return { state: drift.name };
  const entry = await recordOf(context, path);
  if (entry?.ownership === 'ejected') return { state: 'given up' };
  return { state: !entry || isMadeByUs(path, entry, present) ? 'as generated' : 'with hand edits' };
}

async function unwanted(subject: WhySubject): Promise<WhyFile> {
  const { path } = subject;
  if (path.startsWith('.l9gen/')) return { file: path, role: 'record', change: [] };
  const entry = await recordOf(subject.context, path);
  if (entry?.ownership === 'generated') return { file: path, role: 'generated', state: 'orphaned', change: [path] };
  const host = await hostTemplate(subject);
  return { file: path, role: host.template ? 'host' : 'foreign', ...host, change: [path] };
}

/** What the ledgers record of a file, whichever module it belongs to. */
async function recordOf({ files }: ToolkitContext, path: RelPath): Promise<LedgerEntry | undefined> {
  const ledgers = (await readLedgers(files)).value ?? new Map<string, Ledger>();
  return [...ledgers.values()].map((ledger) => ledger.files.get(path)).find((entry) => entry !== undefined);
}

// A host is written once, and no ledger records it; the path is what is known of a file of it.
async function hostTemplate({ context, path }: WhySubject): Promise<Pick<WhyFile, 'template'>> {
  const templates = await readTemplates(context.product, 'host');
  const found = templates.find(({ name }) => name !== hostViewSchema && targetName(name) === path);
  return found ? { template: templateFile(found.name) } : {};
}
